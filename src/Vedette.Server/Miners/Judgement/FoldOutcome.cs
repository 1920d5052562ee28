namespace Vedette.Server.Miners.Judgement;

/// <summary>What came of a state at its agent's watch.</summary>
internal enum FoldOutcome
{
    /// <summary>Whoever was silent before is silent now.</summary>
    NobodyCameOrWent,

    /// <summary>A miner fell silent or came back.</summary>
    SilenceChanged,

    /// <summary>Too many came while the past was read: it is read once more.</summary>
    Missed,
}
