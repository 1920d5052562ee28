using System.CommandLine;
using Vedette.Server.Hosting;
using Vedette.Server.Tls;

namespace Vedette.Server.Commands;

/// <summary><c>vedette-server ca-fingerprint</c>: what an enrolment line pins.</summary>
internal static class CaFingerprintCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The server's folder.", Required = true, HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("ca-fingerprint", "Print the fingerprint of the server's certificate authority, as vedette-agent enroll --ca takes it.") { Data };
        command.SetAction(parsed =>
        {
            var options = new ServerOptions { DataFolder = Path.GetFullPath(parsed.GetRequiredValue(Data)) };
            if (!File.Exists(Path.Join(options.TlsFolder, CertificateAuthority.CertificateFile)))
            {
                Console.Error.WriteLine($"vedette-server: {options.TlsFolder} holds no certificate authority; the server makes one when it is first run with --tls");
                return 1;
            }

            Console.WriteLine($"sha256:{CertificateAuthority.LoadOrCreate(options.TlsFolder, TimeProvider.System).Fingerprint}");
            return 0;
        });
        return command;
    }
}
