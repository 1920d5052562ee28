using System.CommandLine;
using Vedette.Server.Enrolment;
using Vedette.Server.Hosting;

namespace Vedette.Server.Commands;

/// <summary><c>vedette-server enroll-local</c>: a token for an agent, from whoever may write the server's folder.</summary>
internal static class EnrollLocalCommand
{
    private const string TokenFileName = "enrolment-token";

    private static readonly Option<string> Data = new("--data") { Description = "The server's folder; the server may be running.", Required = true, HelpName = "DIR" };

    public static Command Create()
    {
        var command = new Command("enroll-local", "Write a one-time enrolment token, good for an hour, to a file that only its owner can read, and print the file's name.") { Data };
        command.SetAction(async (parsed, stop) =>
        {
            var options = new ServerOptions { DataFolder = Path.GetFullPath(parsed.GetRequiredValue(Data)) };
            if (!File.Exists(options.ControlDatabase))
            {
                await Console.Error.WriteLineAsync($"vedette-server: {options.ControlDatabase} does not exist; is --data the folder of a server that was started before?");
                return 1;
            }

            string tokenFile = Path.Join(options.DataFolder, TokenFileName);
            await LocalEnrolment.WriteTokenAsync(options.DataFolder, tokenFile, TimeProvider.System, stop);
            await Console.Out.WriteLineAsync(tokenFile);
            return 0;
        });
        return command;
    }
}
