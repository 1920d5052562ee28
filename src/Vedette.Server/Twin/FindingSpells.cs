namespace Vedette.Server.Twin;

/// <summary>Since when findings stand, from states judged one after the other.</summary>
internal sealed class FindingSpells
{
    /// <summary>A reading that is missing, an agent that starts anew, a limit that comes and goes with each breath of the fans: a shorter break is none.</summary>
    private const long BreakMs = 60_000;

    private readonly Dictionary<(GpuFindingKind, string), (long SinceMs, long? EndedMs)> _spells = [];

    public void Judge(long atMs, IReadOnlyList<Finding> found)
    {
        var now = new HashSet<(GpuFindingKind, string)>();
        foreach (Finding finding in found)
        {
            (GpuFindingKind, string) key = (finding.Kind, finding.Subject.Key);
            now.Add(key);
            bool stood = _spells.TryGetValue(key, out (long SinceMs, long? EndedMs) spell) && (spell.EndedMs is null || atMs - spell.EndedMs <= BreakMs);
            _spells[key] = (stood ? spell.SinceMs : finding.SinceMs, null);
        }

        foreach (((GpuFindingKind, string) key, (long sinceMs, long? endedMs)) in _spells)
        {
            if (now.Contains(key))
            {
                continue;
            }

            if (atMs - endedMs > BreakMs)
            {
                _spells.Remove(key);
            }
            else
            {
                _spells[key] = (sinceMs, endedMs ?? atMs);
            }
        }
    }

    public long SinceMs(Finding finding) =>
        _spells.TryGetValue((finding.Kind, finding.Subject.Key), out (long SinceMs, long? EndedMs) spell) && spell.EndedMs is null ? Math.Min(spell.SinceMs, finding.SinceMs) : finding.SinceMs;
}
