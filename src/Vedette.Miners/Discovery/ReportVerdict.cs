namespace Vedette.Miners.Discovery;

/// <summary>What a reported address is worth.</summary>
public enum ReportVerdict
{
    LookThere,

    /// <summary>It belongs to no range of the owner, or he excluded it.</summary>
    Outside,

    /// <summary>It was told a moment ago, or too many were.</summary>
    Repeated,
}
