using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>
/// Reads what came to the cards of a host over the last day. It costs little: the times of errors stand in the descriptions, so rows of readings are left out, and the state of a day before is made only where an error
/// may have come since.
/// </summary>
internal sealed class CardErrorReader(IStateReader states)
{
    private const long WindowMs = 24L * 60 * 60 * 1000;

    /// <summary>A chain that ended just before the day began still tells what was known then.</summary>
    private const long MarginMs = 10 * 60 * 1000;

    /// <summary>By the cards' keys.</summary>
    public IReadOnlyDictionary<string, CardErrors> Read(int agentId, TwinSnapshot now)
    {
        long fromMs = now.AtMs - WindowMs;
        Dictionary<string, CardErrorHistory> histories = Histories(agentId, fromMs, now);
        TwinEntity[] cards = [.. now.Entities.Where(e => e.Kind == EntityKind.Gpu)];
        foreach (TwinEntity card in cards)
        {
            HistoryOf(histories, card, fromMs).Note(now.AtMs, card);
        }

        bool asks = histories.Values.Any(h => h.HasGrown || (h.First is { Count: > 0 } first && first.AtMs > fromMs));
        Dictionary<string, TwinEntity> before = [];
        foreach (TwinEntity card in (asks ? TwinFold.At(states, agentId, fromMs)?.Snapshot().Entities : null)?.Where(e => e.Kind == EntityKind.Gpu) ?? [])
        {
            before[card.Key] = card;
        }

        return cards.DistinctBy(c => c.Key).ToDictionary(
            c => c.Key,
            c => histories[c.Key].Errors(c, before.TryGetValue(c.Key, out TwinEntity? was) ? EntityValues.Integer(was, GpuFields.EccUncorrectedTotal) : null),
            StringComparer.Ordinal);
    }

    private Dictionary<string, CardErrorHistory> Histories(int agentId, long fromMs, TwinSnapshot now)
    {
        var histories = new Dictionary<string, CardErrorHistory>(StringComparer.Ordinal);
        var changes = new List<TwinChange>();
        foreach (StateChain chain in states.Chains(agentId, fromMs - MarginMs, now.AtMs))
        {
            var state = new TwinState();
            states.Read(new StateSpan(agentId, chain.ChainMs, now.AtMs, StateMarks.Things), (header, payload) =>
            {
                changes.Clear();
                state.Apply(payload, changes);
                foreach (TwinEntity card in changes.Select(c => c.After).OfType<TwinEntity>().Where(e => e.Kind == EntityKind.Gpu))
                {
                    HistoryOf(histories, card, fromMs).Note(header.AtMs, card);
                }
            });
        }

        return histories;
    }

    private static CardErrorHistory HistoryOf(Dictionary<string, CardErrorHistory> histories, TwinEntity card, long fromMs)
    {
        if (!histories.TryGetValue(card.Key, out CardErrorHistory? history))
        {
            histories[card.Key] = history = new CardErrorHistory(fromMs);
        }

        return history;
    }
}
