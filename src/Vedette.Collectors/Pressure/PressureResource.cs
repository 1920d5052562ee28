using Vedette.Collectors.Files;
using Vedette.Collectors.Text;
using Vedette.Model.Series;

namespace Vedette.Collectors.Pressure;

/// <summary>One file of /proc/pressure and its series.</summary>
internal sealed class PressureResource(string path, Labels waiting, Labels? stalled) : IDisposable
{
    private const double MicrosecondsPerSecond = 1e6;

    private readonly HostFileReader _file = new(path, FileCap.SmallBytes);

    public void Write(ISampleSink sink)
    {
        if (!_file.TryRead(out ReadOnlySpan<byte> text))
        {
            return;   // Before Linux 4.20, or switched off at start with psi=0.
        }

        var lines = new LineReader(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (PressureLine.TryParse(line, out bool isFull, out ulong total) && (isFull ? stalled : waiting) is { } series)
            {
                sink.Add(series, total / MicrosecondsPerSecond);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
