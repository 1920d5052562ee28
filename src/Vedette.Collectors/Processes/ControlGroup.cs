using System.Text;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Processes;

/// <summary>/proc/PID/cgroup: one line per hierarchy, NUMBER:CONTROLLERS:PATH; version 2 has the number 0 and no controllers.</summary>
internal static class ControlGroup
{
    /// <summary>What the kernel writes behind a group that was removed while a zombie was in it.</summary>
    private static ReadOnlySpan<byte> Removed => " (deleted)"u8;

    /// <summary>The path that tells most: version 2's, then systemd's, then the processor's; a root only where all of these are. Null where the file holds no line.</summary>
    public static string? Parse(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> best = default;
        int bestRank = -1;
        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            int first = line.IndexOf((byte)':');
            int second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)':');
            if (second < 0)
            {
                continue;
            }

            ReadOnlySpan<byte> controllers = line.Slice(first + 1, second);
            ReadOnlySpan<byte> path = line[(first + second + 2)..];
            path = path.EndsWith(Removed) ? path[..^Removed.Length] : path;
            int rank = Rank(controllers) + (path.SequenceEqual("/"u8) ? 0 : 10);
            if (!path.IsEmpty && rank > bestRank)
            {
                best = path;
                bestRank = rank;
            }
        }

        return bestRank < 0 ? null : Encoding.UTF8.GetString(best);
    }

    private static int Rank(ReadOnlySpan<byte> controllers) => controllers switch
    {
        [] => 4,
        _ when controllers.SequenceEqual("name=systemd"u8) => 3,
        _ when controllers.SequenceEqual("cpu"u8) || controllers.SequenceEqual("cpu,cpuacct"u8) || controllers.SequenceEqual("cpuacct,cpu"u8) => 2,
        _ => controllers.SequenceEqual("memory"u8) ? 1 : 0,
    };
}
