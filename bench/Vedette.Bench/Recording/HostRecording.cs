using System.Globalization;
using System.IO.Compression;
using Vedette.Model.Series;

namespace Vedette.Bench.Recording;

/// <summary>The recorded host metrics: the same series in every scrape (see <c>bench/data/NOTICE</c>).</summary>
internal sealed class HostRecording
{
    private readonly double[][] _scrapes;

    private HostRecording(IReadOnlyList<RecordedSeries> series, double[][] scrapes)
    {
        Series = series;
        _scrapes = scrapes;
    }

    public IReadOnlyList<RecordedSeries> Series { get; }

    public static HostRecording Load()
    {
        var series = new Dictionary<string, int>(StringComparer.Ordinal);
        var scrapes = new List<List<double>>();
        using var file = new StreamReader(new GZipStream(File.OpenRead(Path.Join(AppContext.BaseDirectory, "host-metrics.gz")), CompressionMode.Decompress));
        while (file.ReadLine() is { } line)
        {
            if (line.StartsWith("#TS ", StringComparison.Ordinal))
            {
                scrapes.Add([]);
                continue;
            }

            int space = line.LastIndexOf(' ');
            string name = line[..space];
            if (!series.TryGetValue(name, out int index))
            {
                series[name] = index = series.Count;
            }

            if (index != scrapes[^1].Count)
            {
                throw new InvalidDataException($"Scrape {scrapes.Count}: '{name}' stands at {scrapes[^1].Count}; every scrape of the recording has the same series in the same order.");
            }

            scrapes[^1].Add(Value(line.AsSpan(space + 1)));
        }

        return new HostRecording([.. series.Keys.Select(RecordedSeries.Parse)], [.. scrapes.Select(s => s.ToArray())]);
    }

    /// <summary>The values of host <paramref name="host"/> at step <paramref name="step"/>, in the order of <see cref="Series"/>.</summary>
    public ReadOnlySpan<double> Scrape(int host, int step) => _scrapes[(step + (7 * host)) % _scrapes.Length];

    private static double Value(ReadOnlySpan<char> text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
