using System.Diagnostics.CodeAnalysis;

namespace Vedette.Storage.Telemetry.Series;

/// <summary>Label names and values, each kept once in memory and once on the disk. Touched by the writer's thread only.</summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];

    /// <summary>The number the next new symbol gets; 0 is none.</summary>
    public int NextId => _texts.Count;

    public bool TryGet(string text, out int id) => _ids.TryGetValue(text, out id);

    /// <summary>The one instance of this text.</summary>
    public string Text(int id) => _texts[id];

    public bool TryGetText(int id, [NotNullWhen(true)] out string? text)
    {
        text = id > 0 && id < _texts.Count ? _texts[id] : null;
        return text is not null;
    }

    public void Add(int id, string text)
    {
        while (_texts.Count <= id)
        {
            _texts.Add("");
        }

        _texts[id] = text;
        _ids[text] = id;
    }
}
