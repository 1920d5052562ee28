using System.Text;
using Vedette.Agent.Link;
using Vedette.Agent.Logging;

namespace Vedette.Agent.Commands;

/// <summary>The status for a person.</summary>
internal static class StatusTable
{
    public static string Format(AgentStatus status, bool running)
    {
        var text = new StringBuilder();
        Line("agent", $"{status.AgentName} (id {status.AgentId}), version {status.Version}");
        Line("running", running ? $"yes, pid {status.Pid}, since {Time(status.StartedAt)}" : $"no; last seen {Time(status.WrittenAt)}");
        Line("server", status.ServerUrl);
        Line("connected", status.ConnectedSince is { } since ? $"since {Time(since)} by {status.Transport}" : "no");
        Line("last ack", status.LastAckAt is { } ack ? Time(ack) : "none yet");
        Line("interval", $"{status.IntervalSeconds:0.###} s, {status.Series} series");
        Line("queue", $"{status.QueueBatches} batches, {status.QueueBytes / 1024.0:0.#} KiB");
        Line("dropped", $"{status.DroppedBatches} batches, {status.DroppedSamples} samples; refused by the server: {status.RefusedSamples} samples");
        Line("clock", status.ClockOffsetSeconds is { } offset ? $"the server's is {Math.Abs(offset):0.###} s {(offset >= 0 ? "ahead" : "behind")}" : "not compared yet");
        Line("reconnects", $"{status.Reconnects}");
        Line("last error", status.LastError is { } error ? $"{LogLine.OneLine(error)} ({(status.LastErrorAt is { } at ? Time(at) : "")})" : "none");
        return text.ToString();

        void Line(string name, string value) => text.Append($"{name,-11} {value}\n");
    }

    private static string Time(DateTimeOffset time) => $"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
}
