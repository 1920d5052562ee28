namespace Vedette.Miners.Discovery;

public enum ScanFindingKind
{
    Miner,

    /// <summary>Speaks a miner's language, and nobody knows which miner it is.</summary>
    UnknownMiner,

    /// <summary>A port of miners is open, and it is none: a printer's web page.</summary>
    SomebodyElse,

    /// <summary>It did not say in time what it is, or the question failed.</summary>
    Failed,
}
