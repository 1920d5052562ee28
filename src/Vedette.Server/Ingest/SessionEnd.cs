namespace Vedette.Server.Ingest;

/// <summary>How an agent's stream ended.</summary>
internal enum SessionEnd
{
    ClosedByAgent,
    ConnectionLost,
    NoHandshake,
    Refused,
    Silent,
    Replaced,
    Revoked,
    Renamed,
    Malformed,
    TooLarge,
    EpochLost,
    StoreFailed,
    ServerStopping,
}
