namespace Vedette.Miners.Sites;

/// <summary>What came of one IP report.</summary>
public enum ReportResult
{
    /// <summary>A miner is there.</summary>
    Miner,

    /// <summary>Nobody answered there, or something else did.</summary>
    NoMiner,

    /// <summary>The address belongs to no range.</summary>
    Outside,

    /// <summary>It was told a moment ago.</summary>
    Repeated,
}
