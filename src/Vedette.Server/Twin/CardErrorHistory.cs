using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>What one card's states, noted in the order of their times, say of its errors. Tolerates agents that tell no times: then an error came when it was first seen.</summary>
/// <param name="fromMs">What came before is not counted.</param>
internal sealed class CardErrorHistory(long fromMs)
{
    private (long Xid, long? Total)? _told;
    private XidReport? _ofTheCard;
    private XidReport? _ofAProgram;
    private long? _most;
    private long? _roseMs;
    private long? _toldMs;

    /// <summary>The first count that was seen, and when.</summary>
    public (long Count, long AtMs)? First { get; private set; }

    /// <summary>Whether the count rose since it was first seen, or an agent says that an error came.</summary>
    public bool HasGrown => _toldMs is not null || _most > First?.Count;

    public void Note(long atMs, TwinEntity card)
    {
        NoteXid(atMs, card);
        if (EntityValues.Integer(card, GpuFields.EccUncorrectedAt) is { } toldMs && toldMs > fromMs)
        {
            _toldMs = Math.Max(_toldMs ?? 0, Math.Min(toldMs, atMs));
        }

        // Rows between are left out, so a count may be older than its row; it is never too high.
        if (EntityValues.Integer(card, GpuFields.EccUncorrectedTotal) is { } count)
        {
            First ??= (count, atMs);
            if (count > _most)
            {
                _roseMs = atMs;
            }

            _most = Math.Max(_most ?? 0, count);
        }
    }

    /// <param name="now">The card as it is.</param>
    /// <param name="dayAgo">Its count when the day began; null where it is not known.</param>
    public CardErrors Errors(TwinEntity now, long? dayAgo)
    {
        long? total = EntityValues.Integer(now, GpuFields.EccUncorrectedTotal) ?? _most;
        long grown = Math.Max(0, (total - (dayAgo ?? First?.Count)) ?? 0);
        long? atMs = _toldMs ?? (grown > 0 ? Math.Max(_roseMs ?? First!.Value.AtMs, fromMs) : null);
        long sinceMs = dayAgo is not null || First is null ? fromMs : Math.Max(fromMs, First.Value.AtMs);

        // An agent that saw one come has seen one, also where a count that began anew does not show it.
        return new CardErrors(sinceMs, atMs is null ? 0 : Math.Max(1, grown), total, atMs, _ofTheCard ?? _ofAProgram);
    }

    private void NoteXid(long atMs, TwinEntity card)
    {
        if (EntityValues.Integer(card, GpuFields.XidLast) is not { } number)
        {
            _told = null;
            return;
        }

        (long, long?) told = (number, EntityValues.Integer(card, GpuFields.XidErrorsTotal));
        long? cameMs = EntityValues.Integer(card, GpuFields.XidLastAt) ?? (told == _told ? null : atMs);
        _told = told;
        if (cameMs > fromMs)
        {
            ref XidReport? last = ref XidErrors.IsOfAProgram(number) ? ref _ofAProgram : ref _ofTheCard;
            last = new XidReport(number, Math.Min(cameMs.Value, atMs));
        }
    }
}
