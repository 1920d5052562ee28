namespace Vedette.Model.Scrubbing;

/// <summary>The places of a text that are secrets, and the text without them.</summary>
internal sealed class MaskedText(string text)
{
    private readonly List<(int Start, int End)> _places = [];

    public string Text => text;

    public void Hide(int start, int end)
    {
        if (end > start)
        {
            _places.Add((start, end));
        }
    }

    public override string ToString()
    {
        if (_places.Count == 0)
        {
            return text;
        }

        _places.Sort();
        var result = new System.Text.StringBuilder(text.Length);
        int at = 0;
        foreach ((int start, int end) in _places)
        {
            if (start >= at)
            {
                result.Append(text, at, start - at).Append(SecretScrubber.Mask);
            }

            at = Math.Max(at, end);   // Places that overlap are one.
        }

        string masked = result.Append(text, at, text.Length - at).ToString();
        return string.Equals(masked, text, StringComparison.Ordinal) ? text : masked;
    }
}
