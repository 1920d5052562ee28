using System.Threading.RateLimiting;

namespace Vedette.Server.Accounts;

/// <summary>Password hashing costs a core for a tenth of a second, so few run at once and few wait; the rest is refused rather than starving ingest.</summary>
internal sealed class PasswordQueue : IAsyncDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 32,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>The new hash; null where the queue is full.</summary>
    public async Task<string?> HashAsync(string password, CancellationToken stop)
    {
        using RateLimitLease lease = await _limiter.AcquireAsync(1, stop);
        return lease.IsAcquired ? await Task.Run(() => PasswordHash.Create(password), stop) : null;
    }

    /// <summary>Whether the password fits; null where the queue is full.</summary>
    public async Task<bool?> VerifyAsync(string password, string stored, CancellationToken stop)
    {
        using RateLimitLease lease = await _limiter.AcquireAsync(1, stop);
        return lease.IsAcquired ? await Task.Run(() => PasswordHash.Verify(password, stored), stop) : null;
    }

    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}
