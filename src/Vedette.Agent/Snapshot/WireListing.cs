using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Snapshot.Terminal;
using Vedette.Model.Series;
using Vedette.Model.States;

namespace Vedette.Agent.Snapshot;

/// <summary>What goes on the wire for one cycle, for a person who wants to know before accepting the licence text: every sample, and every entity read back from the bytes that would be sent.</summary>
internal static class WireListing
{
    public static void Write(TextWriter output, MachineReading reading)
    {
        output.WriteLine($"# {reading.Samples.All.Count} samples, measured at {reading.At.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC");
        foreach ((Labels series, double value) in reading.Samples.All)
        {
            output.WriteLine($"{TerminalText.Safe(series.ToString())} {value:R}");
        }

        output.WriteLine($"# {reading.Entities.Count} entities of the state, {reading.StatePayload.Length} bytes");
        foreach (StateEntity entity in reading.Entities)
        {
            output.WriteLine($"{EntitySchemas.Find(entity.Kind)?.Name ?? $"kind {(int)entity.Kind}"} {TerminalText.Safe(entity.Key)}");
            foreach ((_, string name, object value) in entity.Fields)
            {
                output.WriteLine($"  {name} = {Text(value)}");
            }
        }

        foreach (string failure in reading.Failures)
        {
            output.WriteLine($"# not read: {TerminalText.Safe(failure)}");
        }
    }

    private static string Text(object value) => value switch
    {
        string[] texts => $"[{string.Join(", ", texts.Select(t => $"\"{TerminalText.Safe(t)}\""))}]",
        string text => $"\"{TerminalText.Safe(text)}\"",
        bool flag => flag ? "true" : "false",
        double number => $"{number:R}",
        _ => $"{value}",
    };
}
