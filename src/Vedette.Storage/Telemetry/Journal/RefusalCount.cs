using Vedette.Protocol.Messages;

namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Refused samples of one append, by reason.</summary>
internal struct RefusalCount
{
    private int _farFuture;
    private int _tooOld;
    private int _seriesQuota;
    private int _sampleQuota;
    private int _malformed;
    private int _undefined;

    public void Add(RefusalReason reason, int samples = 1)
    {
        switch (reason)
        {
            case RefusalReason.FarFuture:
                _farFuture += samples;
                break;
            case RefusalReason.TooOld:
                _tooOld += samples;
                break;
            case RefusalReason.SeriesQuota:
                _seriesQuota += samples;
                break;
            case RefusalReason.SampleQuota:
                _sampleQuota += samples;
                break;
            case RefusalReason.Malformed:
                _malformed += samples;
                break;
            case RefusalReason.UndefinedSeries:
                _undefined += samples;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reason), reason, "No sample is refused without a reason.");
        }
    }

    public readonly IReadOnlyList<RefusedSampleCount> ToList()
    {
        if ((_farFuture | _tooOld | _seriesQuota | _sampleQuota | _malformed | _undefined) == 0)
        {
            return [];
        }

        ReadOnlySpan<RefusedSampleCount> all =
        [
            new(RefusalReason.FarFuture, _farFuture), new(RefusalReason.TooOld, _tooOld), new(RefusalReason.SeriesQuota, _seriesQuota),
            new(RefusalReason.SampleQuota, _sampleQuota), new(RefusalReason.Malformed, _malformed), new(RefusalReason.UndefinedSeries, _undefined),
        ];
        var some = new List<RefusedSampleCount>();
        foreach (RefusedSampleCount refused in all)
        {
            if (refused.Count > 0)
            {
                some.Add(refused);
            }
        }

        return some;
    }
}
