using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Vedette.Agent.Configuration;
using Vedette.Agent.Consent;
using Vedette.Agent.Enrolment;
using Vedette.Agent.Link;
using Vedette.Agent.Logging;
using Vedette.Collectors;
using Vedette.Collectors.Hardware;

namespace Vedette.Agent.Commands;

/// <summary><c>enroll</c>: exchanges a one-time token for the host's key.</summary>
internal sealed class EnrolCommand(CommonOptions options, CommandStart start, TimeProvider clock)
{
    private readonly Option<string?> _ca = new("--ca") { Description = "Fingerprint of the server's own authority", HelpName = "sha256:HEX" };
    private readonly Option<bool> _force = new("--force") { Description = "Enrol anew although this host is enrolled; the old key is replaced" };

    public Command Create()
    {
        var command = new Command("enroll", "Enrol this host: VEDETTE_TOKEN=TOKEN vedette-agent enroll --server URL [--ca sha256:HEX]. The token comes from the environment or standard input.");
        options.AddTo(command);
        command.Options.Add(_ca);
        command.Options.Add(_force);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> environment = ProcessEnvironment.Read();
        if (start.ReadSettings(parsed, environment) is not { } read)
        {
            return ExitCodes.BadUsage;
        }

        CaPin? pin = null;
        if (parsed.GetValue(_ca) is { } caText && !CaPin.TryParse(caText, out pin))
        {
            return Say(ExitCodes.BadUsage, $"--ca: got '{LogLine.OneLine(caText)}', need sha256: and 64 hexadecimal digits.");
        }

        if (read.Settings.ServerUrl is not { } server)
        {
            return Say(ExitCodes.BadUsage, "No server: give --server URL, VEDETTE_SERVER_URL or server_url in the configuration file.");
        }

        var state = new StateDirectory(read.Settings.StateDirectory);
        if (start.PassConsent(parsed, environment, state, read.Log) is not { } consent)
        {
            return ExitCodes.ConsentMissing;
        }

        var store = new CredentialStore(state);
        if (store.Read() is { } existing && !parsed.GetValue(_force))
        {
            return Say(ExitCodes.Failure, $"This host is enrolled already as {existing.Identity.Name} (id {existing.Identity.Id}) at {existing.Identity.ServerUrl}. To replace that, give --force.");
        }

        if (TokenFrom(environment) is not { } token)
        {
            return Say(ExitCodes.BadUsage, $"No token: set {SettingDefinitions.TokenEnvironmentName} or write it to standard input. It is never an option, since command lines can be read by everybody on the host.");
        }

        try
        {
            ServerTrust trust = await TrustAsync(read.Settings, server, pin, state, stop);
            AgentCredentials credentials = await EnrolAsync(server, token, consent, trust, stop);
            store.Write(credentials);
            Console.Out.WriteLine($"Enrolled as {LogLine.OneLine(credentials.Identity.Name)} (id {credentials.Identity.Id}). Start the agent with `vedette-agent run`.");
            return ExitCodes.Ok;
        }
        catch (EnrolmentException e)
        {
            return Say(ExitCodes.Failure, LogLine.OneLine(e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(ExitCodes.Failure, $"The state directory {state.Path} cannot be written: {FileProblem.Describe(e)}");
        }
    }

    private async Task<AgentCredentials> EnrolAsync(Uri server, string token, ConsentStatement consent, ServerTrust trust, CancellationToken stop)
    {
        using var handler = new SocketsHttpHandler { SslOptions = trust.Options(), AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1024 * 1024 };
        HardwareReading hardware = HardwareInventory.Read(new HardwareReader(new HostFiles()).Read);
        var request = new EnrolmentRequest(token, hardware.Info.Hostname, AgentVersion.Text, hardware.Info, consent);
        return await new EnrolmentClient(http, clock).EnrolAsync(server, request, stop);
    }

    private static async Task<ServerTrust> TrustAsync(AgentSettings settings, Uri server, CaPin? pin, StateDirectory state, CancellationToken stop)
    {
        if (pin is null)
        {
            return settings.CaFile is { } file ? ServerTrust.FromFile(file) : File.Exists(state.CaFile) ? ServerTrust.FromFile(state.CaFile) : ServerTrust.System;
        }

        X509Certificate2 root = await CaDownload.FetchAsync(server, pin, stop);
        state.Create();
        AtomicFile.Write(state.CaFile, Encoding.ASCII.GetBytes(root.ExportCertificatePem() + "\n"));
        return ServerTrust.Only(root);
    }

    private static string? TokenFrom(IReadOnlyDictionary<string, string> environment)
    {
        string? token = environment.GetValueOrDefault(SettingDefinitions.TokenEnvironmentName);
        if (string.IsNullOrWhiteSpace(token) && Console.IsInputRedirected)
        {
            token = Console.In.ReadLine();
        }

        return string.IsNullOrWhiteSpace(token) ? null : token.Trim();
    }

    private static int Say(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
