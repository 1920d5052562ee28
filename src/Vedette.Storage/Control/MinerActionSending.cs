namespace Vedette.Storage.Control;

/// <summary>The order that an item goes out as.</summary>
public sealed record MinerActionSending(string OrderId, long SentAtMs, long ExpiresAtMs);
