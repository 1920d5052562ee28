using System.Text;
using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Telegraf;

/// <summary>
/// Takes Telegraf's lines as they come and hands the newest value of each series to the next cycle, once. Series are <c>measurement_field</c> with the tags as labels. What comes faster than cycles take
/// it, or is more than the bounds allow, is dropped and counted.
/// </summary>
internal sealed class TelegrafSamples : ICollector
{
    /// <summary>A large Telegraf has a few thousand; the rest of the agent's series must have room beside them.</summary>
    public const int MaxSeries = 10_000;

    /// <summary>Lines between two cycles that are looked at; a flood costs no more than reading past it.</summary>
    public const int MaxLinesPerCycle = 20_000;

    // A series without a value for so many cycles makes room for a new one: an hour at 10 s.
    private const int IdleCycles = 360;
    private const int MaxLabelChars = 512;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TelegrafSeries> _series = new(StringComparer.Ordinal);
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
                    sink.Add(series.Labels, series.Value);
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

            _series.Add(key, series = new TelegrafSeries(LabelsOf(line, field)));
        }

        series.Value = value;
        series.IsFresh = true;
        series.LastCycle = _cycle;
    }

    private bool MakeRoom()
    {
        string[] idle = [.. _series.Where(s => _cycle - s.Value.LastCycle > IdleCycles).Select(s => s.Key)];
        foreach (string key in idle)
        {
            _series.Remove(key);
        }

        return idle.Length > 0;
    }

    // Telegraf writes a series' tags in one order, so the text names the series.
    private static string Key(LineProtocolLine line, string field)
    {
        var key = new StringBuilder(line.Measurement).Append('\n').Append(field);
        foreach ((string name, string value) in line.Tags)
        {
            key.Append('\n').Append(name).Append('\n').Append(value);
        }

        return key.ToString();
    }

    private static Labels LabelsOf(LineProtocolLine line, string field)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { [Labels.MetricNameLabel] = Fit($"{line.Measurement}_{field}") };
        foreach ((string name, string value) in line.Tags)
        {
            // Two names that become one: the first counts.
            labels.TryAdd(Fit(name), value.Length > MaxLabelChars ? value[..MaxLabelChars] : value);
        }

        return Labels.Create(labels.Select(l => new Label(l.Key, l.Value)));
    }

    /// <summary>As Prometheus allows names: letters, digits and underscores, not a digit first.</summary>
    private static string Fit(string name)
    {
        string cut = name.Length > MaxLabelChars ? name[..MaxLabelChars] : name;
        string fit = string.Concat(cut.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return char.IsAsciiDigit(fit[0]) ? "_" + fit : fit;
    }

    private static Labels Dropped(string reason) => Labels.Create("vedette_agent_telegraf_dropped_lines_total", new Label("reason", reason));
}
