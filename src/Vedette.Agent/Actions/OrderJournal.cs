using System.Text.Json;
using Vedette.Protocol.Messages;

namespace Vedette.Agent.Actions;

/// <summary>
/// Remembers on disk which orders were taken, before anything is sent: a crash in between leaves an order that is done or not, and is never done twice. Where nothing is remembered - a first start, a lost
/// or damaged file - orders that were issued before this start are not taken.
/// </summary>
internal sealed class OrderJournal
{
    // Orders live for minutes; a day leaves room for a clock that is set back.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Five times the most that a file can allow in a day's busiest hours; each is some hundred bytes.
    private const int MostKept = 5000;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, JournalledOrder> _orders = new(StringComparer.Ordinal);

    private OrderJournal(string path, TimeProvider clock)
    {
        _path = path;
        _clock = clock;
    }

    /// <summary>Orders from before this moment are not taken; null where all that were taken are remembered.</summary>
    public DateTimeOffset? NothingKnownBefore { get; private set; }

    /// <summary>What was under way when the agent stopped is over now, and nobody knows how it ended.</summary>
    public static OrderJournal Open(string path, TimeProvider clock)
    {
        var journal = new OrderJournal(path, clock);
        try
        {
            JournalDocument document = JsonSerializer.Deserialize(File.ReadAllBytes(path), ActionJson.Default.JournalDocument) ?? throw new JsonException("The document is null.");
            foreach (JournalledOrder order in document.Orders)
            {
                journal._orders[order.Id] = order.Outcome is not null ? order : order with
                {
                    Outcome = (int)MinerOrderOutcome.Unknown,
                    Detail = "The agent stopped while it was at it.",
                    EndedAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                };
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            journal.NothingKnownBefore = clock.GetUtcNow();
        }

        return journal;
    }

    /// <summary>How many orders of the last hour came as far as a device.</summary>
    public int ActedInLastHour
    {
        get
        {
            long since = (_clock.GetUtcNow() - Hour).ToUnixTimeMilliseconds();
            lock (_lock)
            {
                return _orders.Values.Count(o => o.Acted && o.TakenAtMs > since);
            }
        }
    }

    public DateTimeOffset? LastActedAt
    {
        get
        {
            lock (_lock)
            {
                long? last = _orders.Values.Where(o => o.Acted).Max(o => (long?)o.TakenAtMs);
                return last is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
            }
        }
    }

    /// <summary>Results that the server may not have.</summary>
    public IReadOnlyList<MinerOrderResult> Untold
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _orders.Values.Where(o => o is { Told: false, Outcome: not null }).OrderBy(o => o.TakenAtMs)
                        .Select(o => new MinerOrderResult { OrderId = o.Id, Outcome = (MinerOrderOutcome)o.Outcome!, Detail = o.Detail ?? "", AtUnixMs = o.EndedAtMs ?? o.TakenAtMs }),
                ];
            }
        }
    }

    public bool Has(string id)
    {
        lock (_lock)
        {
            return _orders.ContainsKey(id);
        }
    }

    /// <summary>False where the order was taken before, or where no more can be remembered. On the disk when it returns true.</summary>
    /// <exception cref="IOException">It cannot be remembered, so it must not be done.</exception>
    public bool TryTake(string id, bool acts)
    {
        lock (_lock)
        {
            Forget();
            if (_orders.Count >= MostKept || !_orders.TryAdd(id, new JournalledOrder { Id = id, TakenAtMs = Now(), Acted = acts }))
            {
                return false;
            }

            try
            {
                Write(durable: true);
                return true;
            }
            catch
            {
                _orders.Remove(id);
                throw;
            }
        }
    }

    public void Ended(string id, MinerOrderOutcome outcome, string detail)
    {
        lock (_lock)
        {
            _orders[id] = _orders[id] with { Outcome = (int)outcome, Detail = detail, EndedAtMs = Now() };
            TryWrite();
        }
    }

    public void Told(IEnumerable<string> ids)
    {
        lock (_lock)
        {
            foreach (string id in ids)
            {
                if (_orders.TryGetValue(id, out JournalledOrder? order))
                {
                    _orders[id] = order with { Told = true };
                }
            }

            TryWrite();
        }
    }

    private void Forget()
    {
        long before = (_clock.GetUtcNow() - KeptFor).ToUnixTimeMilliseconds();
        foreach (string id in _orders.Values.Where(o => o.TakenAtMs < before).Select(o => o.Id).ToArray())
        {
            _orders.Remove(id);
        }
    }

    /// <summary>That it was taken is on the disk already; how it ended is told as unknown should it be lost.</summary>
    private void TryWrite()
    {
        try
        {
            Write(durable: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // See above.
        }
    }

    private void Write(bool durable) => AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new JournalDocument([.. _orders.Values]), ActionJson.Default.JournalDocument), durable);

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();
}
