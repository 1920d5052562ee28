using System.Text;
using Vedette.Collectors;
using Vedette.Model.Series;
using Vedette.Model.Telegraf;

namespace Vedette.Agent.Telegraf;

/// <summary>
/// Takes Telegraf's lines as they come and hands the newest value of each series to the next cycle, once, with Telegraf's own time. Series are named, and rid of secrets, as where a Telegraf writes to the
/// server itself. What comes faster than cycles take it, or is more than the bounds allow, is dropped and counted.
/// </summary>
internal sealed class TelegrafSamples : ICollector
{
    /// <summary>A large Telegraf has a few thousand; the rest of the agent's series must have room beside them.</summary>
    public const int MaxSeries = 10_000;

    /// <summary>Lines between two cycles that are looked at; a flood costs no more than reading past it.</summary>
    public const int MaxLinesPerCycle = 20_000;

    // A series without a value for so many cycles makes room for a new one: an hour at 10 s.
    private const int IdleCycles = 360;

    // Telegraf rounds to its interval, up too; and it flushes what waited.
    private const long NewestMs = 10_000;
    private const long OldestMs = 3_600_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TelegrafSeries> _series = new(StringComparer.Ordinal);
    private readonly Dictionary<Labels, TelegrafSeries> _byLabels = [];
    private readonly TelegrafTags _tags = new(keep: 0);
    private readonly Labels _linesSeries = Labels.Create("vedette_agent_telegraf_lines_total");
    private readonly Labels _restartsSeries = Labels.Create("vedette_agent_telegraf_starts_total");
    private readonly Labels _upSeries = Labels.Create("vedette_agent_telegraf_up");
    private readonly Labels _badSeries = Dropped("malformed");
    private readonly Labels _floodSeries = Dropped("flood");
    private readonly Labels _limitSeries = Dropped("series_limit");

    // All under the lock.
    private long _cycle;
    private int _linesInCycle;
    private long _lines;
    private long _malformed;
    private long _flood;
    private long _overLimit;
    private long _starts;
    private bool _up;

    public string Name => "telegraf";

    /// <summary>Takes one line without its newline.</summary>
    public void Take(ReadOnlySpan<byte> line)
    {
        if (line.IsEmpty || line[0] == (byte)'#')
        {
            return;
        }

        lock (_lock)
        {
            _lines++;
            if (++_linesInCycle > MaxLinesPerCycle)
            {
                _flood++;
                return;
            }
        }

        LineProtocolLine? parsed = LineProtocolParser.Parse(line);
        lock (_lock)
        {
            if (parsed is null)
            {
                _malformed++;
                return;
            }

            foreach ((string name, double value) in parsed.Fields)
            {
                Keep(parsed, name, value);
            }
        }
    }

    /// <summary>A line that was too long to be read.</summary>
    public void TakeMalformed()
    {
        lock (_lock)
        {
            _lines++;
            _malformed++;
        }
    }

    public void Started()
    {
        lock (_lock)
        {
            _starts++;
            _up = true;
        }
    }

    public void Ended()
    {
        lock (_lock)
        {
            _up = false;
        }
    }

    public void Collect(ISampleSink sink)
    {
        lock (_lock)
        {
            _cycle++;
            _linesInCycle = 0;
            foreach (TelegrafSeries series in _series.Values)
            {
                if (series.IsFresh)
                {
                    series.IsFresh = false;
                    if (series.TimestampMs is { } measuredMs && IsSane(measuredMs, sink.TimestampMs))
                    {
                        sink.AddAt(series.Labels, series.Value, measuredMs);
                    }
                    else
                    {
                        sink.Add(series.Labels, series.Value);
                    }
                }
            }

            sink.Add(_upSeries, _up ? 1 : 0);
            sink.Add(_restartsSeries, _starts);
            sink.Add(_linesSeries, _lines);
            sink.Add(_badSeries, _malformed);
            sink.Add(_floodSeries, _flood);
            sink.Add(_limitSeries, _overLimit);
        }
    }

    private void Keep(LineProtocolLine line, string field, double value)
    {
        string key = Key(line, field);
        if (!_series.TryGetValue(key, out TelegrafSeries? series))
        {
            if (_series.Count >= MaxSeries && !MakeRoom())
            {
                _overLimit++;
                return;
            }

            if (LabelsOf(line, field) is not { } labels)
            {
                _malformed++;
                return;
            }

            // Names that become the same, and values that are hidden, make one series of two.
            series = _byLabels.GetValueOrDefault(labels) ?? new TelegrafSeries(labels);
            _byLabels[labels] = series;
            _series.Add(key, series);
        }

        series.Value = value;
        series.TimestampMs = line.TimestampMs;
        series.IsFresh = true;
        series.LastCycle = _cycle;
    }

    private bool MakeRoom()
    {
        string[] idle = [.. _series.Where(s => _cycle - s.Value.LastCycle > IdleCycles).Select(s => s.Key)];
        foreach (string key in idle)
        {
            _series.Remove(key, out TelegrafSeries? series);
            _byLabels.Remove(series!.Labels);
        }

        return idle.Length > 0;
    }

    // Telegraf writes a series' tags in one order, so the text names the series; whether the field is alone is part of how it is named.
    private static string Key(LineProtocolLine line, string field)
    {
        var key = new StringBuilder(line.Measurement).Append('\n').Append(field).Append(line.Fields.Count == 1 ? "\n" : "\n\n");
        foreach ((string name, string value) in line.Tags)
        {
            key.Append('\n').Append(name).Append('\n').Append(value);
        }

        return key.ToString();
    }

    /// <summary>As the server names what a Telegraf sends there; null where no series can be made of it.</summary>
    private Labels? LabelsOf(LineProtocolLine line, string field)
    {
        string? name = TelegrafNames.Metric(line.Measurement, field, alone: line.Fields.Count == 1);
        return name is null or { Length: > TelegrafTags.MaxTextLength } || _tags.Read(line.Tags, out _) != TagProblem.None ? null : Labels.Create(name, _tags.Labels);
    }

    // Its clock is this host's: what is far from now was measured by somebody else, or in another unit.
    private static bool IsSane(long timestampMs, long nowMs) => timestampMs >= nowMs - OldestMs && timestampMs <= nowMs + NewestMs;

    private static Labels Dropped(string reason) => Labels.Create("vedette_agent_telegraf_dropped_lines_total", new Label("reason", reason));
}
