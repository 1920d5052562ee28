namespace Vedette.Miners.Discovery;

/// <summary>Which silent addresses are tried a second time at the end of a scan: a switch that must learn a port first, or a sleepy board, loses the first knock.</summary>
public enum SilentRetry
{
    All,

    /// <summary>Those with an answering neighbour among the same 256 addresses. What lives alone and loses its first knock is found one scan later.</summary>
    WhereNeighboursAnswered,
}
