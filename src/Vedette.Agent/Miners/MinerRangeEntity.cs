using Vedette.Collectors;
using Vedette.Miners.Sites;
using Vedette.Model.States;

namespace Vedette.Agent.Miners;

/// <summary>One range of the site as an entity.</summary>
internal static class MinerRangeEntity
{
    public static void Report(SiteRange range, IReadOnlyList<string> excluded, IStateSink sink)
    {
        FieldWriter description = sink.Description;
        description.Text(MinerRangeFields.Range, range.Range.Text);
        description.TextList(MinerRangeFields.Excluded, excluded);
        description.Integer(MinerRangeFields.Hosts, range.Hosts);

        FieldWriter readings = sink.Readings;
        bool scanned = range.StartedAt is not null;
        readings.Text(MinerRangeFields.State, Word(range.State));
        readings.Integer(MinerRangeFields.ScanStartedAt, range.StartedAt?.ToUnixTimeMilliseconds());
        readings.Number(MinerRangeFields.ScanSeconds, range.Took is { } took ? Math.Round(took.TotalSeconds, 1) : null);
        readings.Integer(MinerRangeFields.HostsTried, scanned ? range.Tried : null);
        readings.Integer(MinerRangeFields.HostsAnswered, scanned ? range.Answered : null);
        readings.Integer(MinerRangeFields.MinersFound, range.Miners);
        readings.Integer(MinerRangeFields.MinersNew, scanned ? range.New : null);
        readings.Integer(MinerRangeFields.MinersMoved, scanned ? range.Moved : null);
        readings.Integer(MinerRangeFields.MinersGone, scanned ? range.Gone : null);
        readings.Integer(MinerRangeFields.DevicesUnknown, range.Unknown);
        readings.Integer(MinerRangeFields.NextScanAt, range.NextAt?.ToUnixTimeMilliseconds());
        readings.TextList(MinerRangeFields.Errors, range.Errors);
        sink.Add(EntityKind.MinerRange, range.Range.Text);
    }

    private static string Word(SiteRangeState state) => state switch
    {
        SiteRangeState.Scanning => "scanning",
        SiteRangeState.Waiting => "waiting",
        _ => "idle",
    };
}
