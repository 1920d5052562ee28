namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>Watches one card's counts of memory errors: which count is told as the total, and whether errors that could not be corrected are new.</summary>
internal sealed class EccWatch
{
    private bool _countsLife;
    private long? _sinceLoaded;
    private long? _ever;

    /// <summary>Sets the totals of a reading. True where an error that could not be corrected came since the reading before; what was counted before the first is not new.</summary>
    public bool Take(ref CardGauges now)
    {
        // A total is of one kind for good: where a call fails once, the smaller count would look like errors taken back, and the next reading like new ones.
        _countsLife |= now.EccUncorrectedAggregate is not null || now.EccCorrectedAggregate is not null;
        now.EccCorrectedTotal = _countsLife ? now.EccCorrectedAggregate : now.EccCorrectedVolatile;
        now.EccUncorrectedTotal = _countsLife ? now.EccUncorrectedAggregate : now.EccUncorrectedVolatile;

        // A count since the driver was loaded that is smaller than before began anew: all of it is new.
        bool isNew = now.EccUncorrectedAggregate > _ever || (_sinceLoaded is { } before && now.EccUncorrectedVolatile is > 0 and var volatileNow && volatileNow != before);
        _ever = now.EccUncorrectedAggregate ?? _ever;
        _sinceLoaded = now.EccUncorrectedVolatile ?? _sinceLoaded;
        return isNew;
    }
}
