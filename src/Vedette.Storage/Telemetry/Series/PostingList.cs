namespace Vedette.Storage.Telemetry.Series;

/// <summary>
/// Ids of the series that have one label value, ascending. It only grows at its end, into an array that is replaced when full: what a reader took under the registry's lock
/// stays valid after it.
/// </summary>
internal sealed class PostingList
{
    private int[] _ids = new int[1];
    private int _count;

    public ReadOnlyMemory<int> Ids => _ids.AsMemory(0, _count);

    public void Add(int id)
    {
        if (_count == _ids.Length)
        {
            Array.Resize(ref _ids, _count < 64 ? _count * 2 : _count + (_count / 2));
        }

        _ids[_count++] = id;
    }

    public void RemoveAll(HashSet<int> ids)
    {
        int[] kept = [.. Ids.ToArray().Where(id => !ids.Contains(id))];
        _count = kept.Length;
        _ids = kept.Length == 0 ? new int[1] : kept;
    }
}
