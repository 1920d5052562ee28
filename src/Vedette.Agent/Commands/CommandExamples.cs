using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Vedette.Agent.Commands;

/// <summary>The usual help, and behind it examples and exit codes of the command that was asked about; in the list of commands they would be in the way.</summary>
internal sealed class CommandExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["run"] = """
            Examples:
              vedette-agent run
              vedette-agent run --metrics-listen 127.0.0.1:9101
              vedette-agent run --bridge-url http://127.0.0.1:5678/api/v1/update_state
              vedette-agent run --proc-root /host/proc --sys-root /host/sys --root-fs /host

            Exit codes: 0 told to stop, 1 failed, 2 wrong usage or configuration, 3 licence text not accepted, 4 not enrolled.
            """,
        ["enroll"] = """
            Examples:
              VEDETTE_TOKEN=... vedette-agent enroll --server https://monitor.example:8000 --ca sha256:...
              vedette-agent enroll --server https://monitor.example:8000 < token

            Exit codes: 0 enrolled, 1 failed, 2 wrong usage or configuration, 3 licence text not accepted.
            """,
        ["accept-eula"] = """
            Examples:
              vedette-agent accept-eula
              vedette-agent accept-eula --accept-eula=1

            Exit codes: 0 accepted, 2 wrong usage or configuration, 3 not accepted.
            """,
        ["eula"] = """
            Example:
              vedette-agent eula | less

            Exit code: 0.
            """,
        ["status"] = """
            Examples:
              vedette-agent status
              vedette-agent status --json

            Exit codes: 0 an agent runs, 1 none runs, 2 wrong usage or configuration, 3 licence text not accepted.
            """,
        ["snapshot"] = """
            Examples:
              vedette-agent snapshot --pretty
              vedette-agent snapshot --output state.json
              vedette-agent snapshot --show-what-is-sent

            Exit codes: 0 done, 1 the file cannot be written, 2 wrong usage or configuration.
            """,
        ["top"] = """
            Keys: c, m, i and g sort by CPU, memory, input/output and GPU memory; arrows and page keys scroll; p pauses; ? helps; q quits.

            Examples:
              vedette-agent top --sort memory
              vedette-agent top --once --sort gpu

            Exit codes: 0 done, 2 wrong usage or configuration, or no terminal without --once.
            """,
        ["scan"] = """
            Examples:
              vedette-agent scan 192.168.1.0/24
              vedette-agent scan 10.0.0.0/22 10.0.8.0/24 --exclude 10.0.0.1 --rate 300
              vedette-agent scan 192.168.1.0/24 --json > miners.json
              vedette-agent scan --config config.json
              vedette-agent scan --listen
              vedette-agent scan --listen 10.0.0.0/22 --json >> labels.json

            Ctrl-C ends it early and shows what was found so far. With --listen walk along the racks and press the IP Report buttons; each miner is shown as it reports. Every miner found is read once; nothing is changed on it.

            Exit codes: 0 done, 1 stopped early or nothing could be tried (--listen: no miner was shown), 2 wrong usage or configuration, 3 licence text not accepted.
            """,
        ["install"] = """
            Examples:
              vedette-agent install --dry-run
              vedette-agent install
              vedette-agent install --docker-socket /var/run/docker.sock
              vedette-agent install --root /mnt/image

            Exit codes: 0 done, 1 a step failed or root's rights are missing, 2 wrong usage.
            """,
        ["uninstall"] = """
            Examples:
              vedette-agent uninstall --dry-run
              vedette-agent uninstall --purge

            Exit codes: 0 done, 1 a step failed or root's rights are missing, 2 wrong usage.
            """,
        ["version"] = """
            Example:
              vedette-agent version

            Exit code: 0.
            """,
    };

    public static void SetOn(RootCommand root)
    {
        foreach (HelpOption option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction help)
            {
                option.Action = new CommandExamples(help);
            }
        }
    }

    public static bool HasFor(Command command) => Texts.ContainsKey(command.Name);

    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        if (Texts.TryGetValue(parseResult.CommandResult.Command.Name, out string? text))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text);
        }

        return code;
    }
}
