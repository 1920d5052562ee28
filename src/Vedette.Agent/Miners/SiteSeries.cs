using System.Globalization;
using Vedette.Collectors;
using Vedette.Miners.Sites;
using Vedette.Model.Series;

namespace Vedette.Agent.Miners;

/// <summary>How scanning and polling fare, as series.</summary>
internal sealed class SiteSeries(MinerSite site)
{
    private static readonly PollResult[] Results = [PollResult.Read, PollResult.Partial, PollResult.Silent, PollResult.Late, PollResult.Foreign, PollResult.Failed];
    private static readonly string[] ResultWords = ["read", "partial", "silent", "late", "foreign", "failed"];
    private static readonly ReportResult[] Reports = [ReportResult.Miner, ReportResult.NoMiner, ReportResult.Outside, ReportResult.Repeated];
    private static readonly string[] ReportWords = ["miner", "no_miner", "outside", "repeated"];

    private readonly Labels[] _polls = [.. ResultWords.Select(w => Labels.Create("agent_poll_total", new Label("result", w)))];
    private readonly Labels[] _buckets = [.. PollCounts.DurationBounds.Select(b => b.ToString(CultureInfo.InvariantCulture)).Append("+Inf").Select(b => Labels.Create("agent_poll_duration_seconds_bucket", new Label("le", b)))];
    private readonly Labels[] _reports = [.. ReportWords.Select(w => Labels.Create("agent_ip_reports_total", new Label("result", w)))];
    private readonly Labels _seconds = Labels.Create("agent_poll_duration_seconds_sum");
    private readonly Labels _count = Labels.Create("agent_poll_duration_seconds_count");
    private readonly Dictionary<string, Labels> _repairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RangeSeries> _ranges = new(StringComparer.Ordinal);

    public void Write(ISampleSink sink)
    {
        for (int i = 0; i < Results.Length; i++)
        {
            sink.Add(_polls[i], site.Counts.Count(Results[i]));
        }

        for (int i = 0; i < Reports.Length; i++)
        {
            sink.Add(_reports[i], site.ReportCount(Reports[i]));
        }

        double[] durations = site.Counts.CumulatedDurations(out double sum);
        for (int i = 0; i < durations.Length; i++)
        {
            sink.Add(_buckets[i], durations[i]);
        }

        sink.Add(_seconds, Math.Round(sum, 3));
        sink.Add(_count, durations[^1]);
        foreach (RepairCount repair in site.Counts.Repairs())
        {
            if (!_repairs.TryGetValue(repair.Repair, out Labels? series))
            {
                _repairs.Add(repair.Repair, series = Labels.Create("agent_parse_repairs_total", new Label("quirk", repair.Repair)));
            }

            sink.Add(series, repair.Count);
        }

        foreach (SiteRange range in site.Ranges)
        {
            if (!_ranges.TryGetValue(range.Range.Text, out RangeSeries? series))
            {
                _ranges.Add(range.Range.Text, series = new RangeSeries(range.Range.Text));
            }

            series.Write(range, sink);
        }
    }
}
