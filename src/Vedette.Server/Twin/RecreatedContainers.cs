using System.Buffers;
using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>
/// Makes one change of a container that was removed and created anew under its name: every update of an image is that. A removal waits for what takes its place; where nothing does it is told with its own time.
/// What a row does to containers is put in order first: (1) removals (2) changes of name (3) new ones.
/// </summary>
internal sealed class RecreatedContainers(Action<long, TwinEntity?, TwinEntity?> found)
{
    /// <summary>An image is pulled meanwhile at times; what comes later is another container.</summary>
    public const long LongestGapMs = 5 * 60 * 1000;

    /// <summary>As docker compose names what is to take a place: twelve digits of the old one's id, and its name.</summary>
    private const int ShortIdLength = 12;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly List<TwinChange> _row = [];
    private readonly Dictionary<string, (long AtMs, TwinEntity Container)> _removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long AtMs, TwinEntity Container)> _waiting = new(StringComparer.Ordinal);

    public static string? NameOf(TwinEntity container) => EntityValues.Text(container, ContainerFields.Name);

    public void Add(long atMs, TwinEntity? before, TwinEntity? after)
    {
        if ((after ?? before)!.Kind == EntityKind.Container)
        {
            _row.Add(new TwinChange(before, after));
        }
        else
        {
            found(atMs, before, after);
        }
    }

    public void EndRow(long atMs)
    {
        Tell(atMs - LongestGapMs);
        foreach ((TwinEntity? before, TwinEntity? after) in _row.OrderBy(c => c.After is null ? 0 : c.Before is not null ? 1 : 2))
        {
            if (after is null)
            {
                Remove(atMs, before!);
            }
            else if (before is null || _waiting.ContainsKey(after.Key))
            {
                Appear(atMs, after);
            }
            else
            {
                found(atMs, before, after);
            }
        }

        _row.Clear();
    }

    /// <summary>Tells what waited in vain, up to that moment.</summary>
    public void Tell(long upToMs)
    {
        foreach ((string name, (long atMs, TwinEntity container)) in _removed.Where(r => r.Value.AtMs <= upToMs))
        {
            _removed.Remove(name);
            found(atMs, container, null);
        }

        foreach ((string key, (long atMs, TwinEntity container)) in _waiting.Where(r => r.Value.AtMs <= upToMs))
        {
            _waiting.Remove(key);
            found(atMs, null, container);
        }
    }

    private void Remove(long atMs, TwinEntity container)
    {
        if (_waiting.Remove(container.Key, out (long AtMs, TwinEntity Container) came))
        {
            found(came.AtMs, null, came.Container);
        }

        if (NameOf(container) is not { } name || !_removed.TryAdd(name, (atMs, container)))
        {
            found(atMs, container, null);
        }
    }

    private void Appear(long atMs, TwinEntity container)
    {
        string? name = NameOf(container);
        if (name is not null && _removed.Remove(name, out (long AtMs, TwinEntity Container) removed))
        {
            _waiting.Remove(container.Key);
            found(atMs, removed.Container, container);
        }
        else if (IsProvisional(name))
        {
            _waiting[container.Key] = (_waiting.TryGetValue(container.Key, out (long AtMs, TwinEntity Container) came) ? came.AtMs : atMs, container);
        }
        else
        {
            // It kept another name than was thought.
            long since = _waiting.Remove(container.Key, out (long AtMs, TwinEntity Container) waited) ? waited.AtMs : atMs;
            found(since, null, container);
        }
    }

    private static bool IsProvisional(string? name) =>
        name?.Length > ShortIdLength + 1 && name[ShortIdLength] == '_' && !name.AsSpan(0, ShortIdLength).ContainsAnyExcept(Hexadecimal);
}
