namespace Vedette.Miners.Sites;

/// <summary>What came of one visit.</summary>
public enum PollResult
{
    Read,

    /// <summary>Read, and something that was asked for did not come.</summary>
    Partial,

    /// <summary>Nothing answered.</summary>
    Silent,

    /// <summary>The deadline passed while it was asked.</summary>
    Late,

    /// <summary>What answers is no miner, or speaks otherwise than what it says it is.</summary>
    Foreign,

    /// <summary>A fault of this program.</summary>
    Failed,
}
