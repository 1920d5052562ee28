using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>One account and what its pool last said. A changed account is a new one of these: what the old one saw may be another's.</summary>
internal sealed class WatchedPool(PoolAccount account, PoolDialect dialect, Func<double> chance) : IDisposable
{
    /// <summary>What was seen so many windows ago is not the present.</summary>
    private const int FreshWindows = 3;

    /// <summary>Names that were not listed for a day are forgotten.</summary>
    private const long LongestAbsenceMs = 24 * 60 * 60 * 1000;

    /// <summary>A pool that names others each time does not fill the memory.</summary>
    private const int MostRemembered = 2 * PoolJson.MostWorkers;

    // Held while it is asked: a test and the poller do not ask at once.
    private readonly SemaphoreSlim _asking = new(1, 1);

    // Guards everything below.
    private readonly Lock _lock = new();
    private readonly PoolSchedule _schedule = new(dialect.Kind.WindowSeconds, chance);
    private readonly Dictionary<string, long> _lastListedMs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _noWorkSinceMs = new(StringComparer.Ordinal);
    private PoolAnswer? _answer;
    private long? _wholeSinceMs;
    private long? _lastAskedMs;
    private string? _problem;

    public PoolAccount Account => account;

    public PoolDialect Dialect => dialect;

    /// <summary>Lower case.</summary>
    public IReadOnlyList<string> OwnHosts { get; } = [.. account.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    public Uri BaseUrl { get; } = new(account.BaseUrl ?? dialect.Kind.BaseUrl);

    public PoolStanding Standing
    {
        get
        {
            lock (_lock)
            {
                return new PoolStanding(_lastAskedMs, _answer?.AtMs, _problem, _answer?.Workers.Count, _schedule.DueAt == DateTimeOffset.MinValue ? null : _schedule.DueAt.ToUnixTimeMilliseconds());
            }
        }
    }

    // As a part of a sentence.
    private Clause? WhySilent => _problem is { } problem ? PoolSilence.Problem(string.Concat(problem[..1].ToLowerInvariant(), problem.AsSpan(1)).TrimEnd('.')) : null;

    public bool IsDue(DateTimeOffset now)
    {
        lock (_lock)
        {
            return now >= _schedule.DueAt;
        }
    }

    /// <summary>Asks through <paramref name="ask"/>, after whoever asks now. Null where the last answer is younger than <paramref name="youngest"/>.</summary>
    public async Task<PoolReading?> AskAsync(Func<Task<PoolReading>> ask, TimeProvider clock, TimeSpan youngest, CancellationToken stop)
    {
        await _asking.WaitAsync(stop);
        try
        {
            if (Standing.LastAskedMs is { } last && clock.GetUtcNow().ToUnixTimeMilliseconds() - last < youngest.TotalMilliseconds)
            {
                return null;
            }

            PoolReading reading = await ask();
            Hear(reading, clock.GetUtcNow());
            return reading;
        }
        finally
        {
            _asking.Release();
        }
    }

    public bool IsHost(string host) =>
        OwnHosts.Contains(host, StringComparer.Ordinal) || (dialect.Kind.Hosts.Count > 0 ? dialect.Kind.IsHost(host) : host.Equals(BaseUrl.Host, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the pool sees of a worker of this account.</summary>
    /// <param name="worker">Without the account.</param>
    public PoolSight See(string worker, long nowMs)
    {
        lock (_lock)
        {
            double windowMs = dialect.Kind.WindowSeconds * 1000;
            if (_answer is not { } answer)
            {
                return PoolSight.Nothing(WhySilent ?? PoolSilence.NotAsked);
            }

            if (nowMs - answer.AtMs > FreshWindows * windowMs)
            {
                return PoolSight.Nothing(WhySilent ?? PoolSilence.AnswerOld((nowMs - answer.AtMs) / 1000.0));
            }

            string listed = worker.Length == 0 ? dialect.Kind.Unnamed ?? "" : worker;
            if (answer.Workers.TryGetValue(listed, out double? rate))
            {
                double silentMs = rate == 0 ? answer.AtMs - _noWorkSinceMs.GetValueOrDefault(listed, answer.AtMs) : 0;
                return rate is { } seen
                    ? PoolSight.Of(new PoolWorkerView(seen, dialect.Kind.WindowSeconds, answer.AtMs) { SilentSeconds = dialect.Kind.WindowSeconds + (silentMs / 1000) })
                    : PoolSight.Nothing(PoolSilence.WithoutRate);
            }

            // A pool that was started anew lists nobody at first.
            long absentSince = Math.Max(_wholeSinceMs ?? long.MaxValue, _lastListedMs.GetValueOrDefault(listed, long.MinValue));
            return answer.IsWhole && WorkerName.IsPlain(listed) && answer.AtMs - absentSince >= windowMs
                ? PoolSight.Of(new PoolWorkerView(0, dialect.Kind.WindowSeconds, answer.AtMs) { ListedInstead = answer.Workers.Count, SilentSeconds = (answer.AtMs - absentSince) / 1000.0 })
                : PoolSight.Nothing(PoolSilence.NotListed(answer.Workers.Count));
        }
    }

    public void Dispose() => _asking.Dispose();

    private void Hear(PoolReading reading, DateTimeOffset now)
    {
        long nowMs = now.ToUnixTimeMilliseconds();
        lock (_lock)
        {
            _lastAskedMs = nowMs;
            _problem = reading.Problem;
            _schedule.Next(now, reading);
            if (reading.Problem is not null)
            {
                return;
            }

            PoolAnswer? before = _answer;
            _answer = PoolAnswer.Of(reading, dialect.Kind, account.Account, nowMs);
            bool isGap = before is null || nowMs - before.AtMs > FreshWindows * dialect.Kind.WindowSeconds * 1000;
            _wholeSinceMs = !_answer.IsWhole ? null : isGap ? nowMs : _wholeSinceMs ?? nowMs;
            RememberLocked(_answer, nowMs, isGap);
        }
    }

    private void RememberLocked(PoolAnswer answer, long nowMs, bool isGap)
    {
        Dictionary<string, long> noWorkBefore = isGap ? [] : new(_noWorkSinceMs, StringComparer.Ordinal);
        _noWorkSinceMs.Clear();
        foreach ((string name, double? rate) in answer.Workers)
        {
            _lastListedMs[name] = nowMs;
            if (rate == 0)
            {
                _noWorkSinceMs[name] = noWorkBefore.GetValueOrDefault(name, nowMs);
            }
        }

        foreach (string gone in _lastListedMs.Where(l => nowMs - l.Value > LongestAbsenceMs).Select(l => l.Key).ToList())
        {
            _lastListedMs.Remove(gone);
        }

        if (_lastListedMs.Count > MostRemembered)
        {
            // Nobody's absence is known any more until a window has passed.
            _lastListedMs.Clear();
            _wholeSinceMs = nowMs;
        }
    }
}
