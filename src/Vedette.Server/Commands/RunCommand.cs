using System.CommandLine;
using System.Net;
using Vedette.Server.Hosting;
using Vedette.Server.Security;

namespace Vedette.Server.Commands;

/// <summary><c>vedette-server run</c>: the server itself.</summary>
internal static class RunCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder that everything is kept in; made where it does not exist.", Required = true, HelpName = "DIR" };
    private static readonly Option<int> Http = new("--http") { Description = "Port of the portal, the API and WebSocket agents.", DefaultValueFactory = _ => 8000, HelpName = "PORT" };
    private static readonly Option<int> Grpc = new("--grpc") { Description = "Port of gRPC agents without TLS.", DefaultValueFactory = _ => 8001, HelpName = "PORT" };
    private static readonly Option<IPAddress> Listen = new("--listen")
    {
        Description = "Address to listen on; beyond this machine TLS is needed.",
        DefaultValueFactory = _ => IPAddress.Loopback,
        HelpName = "ADDRESS",
        CustomParser = result =>
        {
            if (IPAddress.TryParse(result.Tokens[0].Value, out IPAddress? address))
            {
                return address;
            }

            result.AddError($"--listen is '{result.Tokens[0].Value}'; needed is an address such as 0.0.0.0 or 192.0.2.7");
            return null;
        },
    };

    private static readonly Option<bool> Tls = new("--tls") { Description = "Serve HTTPS, WebSocket and gRPC on the one HTTP port, with a certificate authority of its own." };
    private static readonly Option<string?> Certificate = new("--tls-certificate") { Description = "PEM certificate (with its chain) to use instead.", HelpName = "FILE" };
    private static readonly Option<string?> Key = new("--tls-key") { Description = "PEM key of that certificate.", HelpName = "FILE" };
    private static readonly Option<string[]> Name = new("--name") { Description = "A further name or address under which clients come; may be repeated.", HelpName = "NAME" };
    private static readonly Option<bool> AllowPlaintext = new("--allow-plaintext") { Description = "Listen beyond this machine without TLS: your word that the network between is yours." };
    private static readonly Option<OpenReach> OpenBridge = new("--open-bridge")
    {
        Description = "Take documents 1 and 5 without a key from this machine, or from anywhere with =any; each name a caller gives becomes an agent.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "any",
        DefaultValueFactory = _ => OpenReach.Off,
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: "any" }])
            {
                return OpenReach.Any;
            }

            result.AddError($"--open-bridge is '{result.Tokens[0].Value}'; needed is nothing, or any");
            return OpenReach.Off;
        },
    };

    private static readonly Option<double> Interval = new("--interval") { Description = "Seconds between two measurements of an agent.", DefaultValueFactory = _ => 10, HelpName = "SECONDS" };
    private static readonly Option<double> KeepDays = new("--keep-days") { Description = "Days that samples are kept.", DefaultValueFactory = _ => 30, HelpName = "DAYS" };
    private static readonly Option<double> KeepStates = new("--keep-states") { Description = "Days that states are kept: what ran on a host at a moment.", DefaultValueFactory = _ => 30, HelpName = "DAYS" };
    private static readonly Option<string?> ReadyFile = new("--ready-file") { Description = "File to write when the server answers.", HelpName = "FILE" };

    public static Command Create()
    {
        var command = new Command("run", "Run the server until it is told to stop (SIGTERM, Ctrl-C).")
        {
            Data, Http, Grpc, Listen, Tls, Certificate, Key, Name, AllowPlaintext, OpenBridge, Interval, KeepDays, KeepStates, ReadyFile,
        };
        command.SetAction((parsed, stop) => RunAsync(Read(parsed), stop));
        return command;
    }

    internal static ServerOptions Read(ParseResult parsed) => new()
    {
        DataFolder = Path.GetFullPath(parsed.GetRequiredValue(Data)),
        HttpPort = parsed.GetValue(Http),
        GrpcPort = parsed.GetValue(Grpc),
        Listen = parsed.GetValue(Listen)!,
        Tls = parsed.GetValue(Tls) || parsed.GetValue(Certificate) is not null,
        TlsCertificateFile = parsed.GetValue(Certificate),
        TlsKeyFile = parsed.GetValue(Key),
        Names = parsed.GetValue(Name) ?? [],
        AllowPlaintext = parsed.GetValue(AllowPlaintext),
        // Alone it has no token to be read.
        OpenBridge = parsed.GetResult(OpenBridge) is { Implicit: false, Tokens.Count: 0 } ? OpenReach.Loopback : parsed.GetValue(OpenBridge),
        AgentInterval = TimeSpan.FromSeconds(parsed.GetValue(Interval)),
        KeepSamplesFor = TimeSpan.FromDays(parsed.GetValue(KeepDays)),
        KeepStatesFor = TimeSpan.FromDays(parsed.GetValue(KeepStates)),
        ReadyFile = parsed.GetValue(ReadyFile),
    };

    private static async Task<int> RunAsync(ServerOptions options, CancellationToken stop)
    {
        if (await TellAsync(options.Problems()))
        {
            return ServerCommand.UsageError;
        }

        if (await TellAsync(PortCheck.Problems(options)))
        {
            return 1;
        }

        try
        {
            // 0700: what agents tell is the owner's business.
            Directory.CreateDirectory(options.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            using DataFolderLock? alone = DataFolderLock.TryTake(options.DataFolder);
            if (alone is null)
            {
                await TellAsync([$"another vedette-server runs on {options.DataFolder}; stop it first, or choose another folder with --data DIR"]);
                return 1;
            }

            await using WebApplication server = ServerApplication.Build(options, TimeProvider.System);
            await ServerApplication.RunAsync(server, options, stop);
            return 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await TellAsync([failure.Message]);
            return 1;
        }
    }

    /// <summary>False where there is nothing to tell.</summary>
    private static async Task<bool> TellAsync(IReadOnlyList<string> problems)
    {
        foreach (string problem in problems)
        {
            await Console.Error.WriteLineAsync($"vedette-server: {problem}");
        }

        return problems.Count > 0;
    }
}
