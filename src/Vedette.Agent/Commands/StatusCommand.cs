using System.CommandLine;
using System.Text.Json;
using Vedette.Agent.Configuration;
using Vedette.Agent.Link;

namespace Vedette.Agent.Commands;

internal static class StatusCommand
{
    // Three of the usual intervals: an older file was left by an agent that no longer runs.
    private const double StaleIntervals = 3;

    public static Command Create(CommonOptions options, CommandStart start, TimeProvider clock)
    {
        var command = new Command("status", "Show how the running agent fares.");
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        options.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            IReadOnlyDictionary<string, string> environment = ProcessEnvironment.Read();
            if (start.ReadSettings(parsed, environment) is not { } read)
            {
                return ExitCodes.BadUsage;
            }

            var state = new StateDirectory(read.Settings.StateDirectory);
            if (start.PassConsent(parsed, environment, state, read.Log, mayAsk: false) is null)
            {
                return ExitCodes.ConsentMissing;
            }

            if (new StatusFile(state).Read() is not { } status)
            {
                Console.Error.WriteLine($"No agent has run on {state.Path} yet, or its status cannot be read by this account.");
                return ExitCodes.Failure;
            }

            bool running = IsFresh(status, clock);
            Console.Out.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(status, AgentJson.Default.AgentStatus) + "\n" : StatusTable.Format(status, running));
            return running ? ExitCodes.Ok : ExitCodes.Failure;
        });
        return command;
    }

    /// <summary>Whether the agent that wrote the status still runs, by the status' age.</summary>
    public static bool IsFresh(AgentStatus status, TimeProvider clock) =>
        clock.GetUtcNow() - status.WrittenAt < TimeSpan.FromSeconds(Math.Max(30, StaleIntervals * status.IntervalSeconds));
}
