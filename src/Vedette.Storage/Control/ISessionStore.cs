namespace Vedette.Storage.Control;

/// <summary>Sessions by the SHA-256 of their token's secret. A session ends with its account.</summary>
public interface ISessionStore
{
    ValueTask AddAsync(byte[] tokenHash, int accountId, long createdAtMs, long expiresAtMs, CancellationToken stop);

    /// <summary>Null where there is none or it has expired at <paramref name="nowMs"/>.</summary>
    ValueTask<Session?> FindAsync(byte[] tokenHash, long nowMs, CancellationToken stop);

    ValueTask ExtendAsync(byte[] tokenHash, long expiresAtMs, CancellationToken stop);

    ValueTask EndAsync(byte[] tokenHash, CancellationToken stop);

    /// <summary>Forgets what expired before <paramref name="nowMs"/>; returns how many.</summary>
    ValueTask<int> RemoveExpiredAsync(long nowMs, CancellationToken stop);
}
