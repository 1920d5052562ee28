namespace Vedette.Server.Miners.Document2;

/// <summary>Sentences about what was not taken; beyond a bound they are counted.</summary>
internal sealed class SyncErrors
{
    private const int Most = 200;

    private readonly List<string> _told = [];
    private int _more;

    public void Add(string sentence)
    {
        if (_told.Count < Most)
        {
            _told.Add(sentence);
        }
        else
        {
            _more++;
        }
    }

    public IReadOnlyList<string> ToList() => _more == 0 ? _told : [.. _told, $"{_more} more were not taken."];
}
