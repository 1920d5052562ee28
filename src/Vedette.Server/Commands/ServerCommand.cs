using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;

namespace Vedette.Server.Commands;

/// <summary>The program's command line.</summary>
internal static class ServerCommand
{
    public static string Version { get; } = typeof(ServerCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public const int UsageError = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        // Alone it says what it can do.
        ParseResult parsed = Create().Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (ParseError error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync($"vedette-server: {error.Message}");
        }

        string command = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        await Console.Error.WriteLineAsync($"See vedette-server{command} --help.");
        return UsageError;
    }

    public static RootCommand Create() => new("""
        vedette-server: takes what agents send, keeps it, and shows it.

        Examples:
          vedette-server run --data /var/lib/vedette
          vedette-server run --data /var/lib/vedette --tls --listen 0.0.0.0 --name monitor.example.net
          VEDETTE_TOKEN=$(cat "$(vedette-server enroll-local --data /var/lib/vedette)") vedette-agent enroll --server http://127.0.0.1:8000

        Exit codes: 0 it ended as asked, 1 it failed, 2 an option is wrong.
        """)
    {
        RunCommand.Create(),
        EnrollLocalCommand.Create(),
        CaFingerprintCommand.Create(),
    };
}
