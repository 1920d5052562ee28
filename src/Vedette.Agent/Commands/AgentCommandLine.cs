using System.CommandLine;

namespace Vedette.Agent.Commands;

/// <summary>All commands of the program.</summary>
internal static class AgentCommandLine
{
    // After SIGTERM: time to close the batch and the spool. systemd waits 90 s.
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(15);

    private const string Description = """
        The Vedette agent: measures this host and delivers to one server.

        Alone it shows this machine on one page. Only run, enroll and scan open a network connection, and only after consent.

        Examples:
          vedette-agent                                          this machine on one page
          vedette-agent top                                      its processes, live
          vedette-agent snapshot --pretty                        its whole state as JSON
          vedette-agent --output state.json --pretty             the same into a file
          vedette-agent snapshot --show-what-is-sent             what one measurement would send
          vedette-agent eula                                     read the licence text
          vedette-agent accept-eula                              accept it at the terminal
          VEDETTE_TOKEN=... vedette-agent enroll --server https://monitor.example:8000 --ca sha256:...
          vedette-agent run                                      measure and deliver
          vedette-agent scan 192.168.1.0/24                      what miners are there
          vedette-agent status --json                            how the running agent fares

        Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 licence text not accepted, 4 not enrolled.
        """;

    public static async Task<int> RunAsync(string[] arguments)
    {
        RootCommand root = Create(TimeProvider.System);
        ParseResult parsed = root.Parse(TwinArguments.Translate(arguments));
        int code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = StopWithin });
        return parsed.Errors.Count > 0 ? ExitCodes.BadUsage : code;
    }

    public static RootCommand Create(TimeProvider clock)
    {
        var options = new CommonOptions();
        var start = new CommandStart(options, clock);
        var install = new InstallCommand(clock);
        var root = new RootCommand(Description)
        {
            new RunCommand(options, start, clock).Create(),
            new EnrolCommand(options, start, clock).Create(),
            AcceptEulaCommand.Create(options, start),
            EulaCommand.Create(),
            StatusCommand.Create(options, start, clock),
            new SnapshotCommand(options, start, clock).Create(),
            new TopCommand(options, start, clock).Create(),
            new ScanCommand(options, start, clock).Create(),
            install.CreateInstall(),
            install.CreateUninstall(),
            VersionCommand.Create(),
        };
        new SummaryCommand(options, start, clock).SetOn(root);
        CommandExamples.SetOn(root);
        return root;
    }
}
