using Vedette.Server.Query;

namespace Vedette.Server.Twin;

/// <summary>The parameters that the calls about states share, read one after the other; the first problem stands.</summary>
internal sealed class TwinQuery(IQueryCollection query)
{
    /// <summary>What is wrong, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Null where it was not given.</summary>
    public long? Moment(string name)
    {
        string? text = query[name].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (TimeParameter.TryParse(text, out long timestampMs))
        {
            return timestampMs;
        }

        Problem ??= $"{name} is '{text}'; needed is RFC 3339 or seconds or milliseconds since the Unix epoch.";
        return null;
    }

    public KindChoice Kinds(string name, KindChoice otherwise)
    {
        string? problem = KindChoice.TryParse(name, query[name].FirstOrDefault(), otherwise, out KindChoice choice);
        Problem ??= problem;
        return choice;
    }

    public int Limit(int otherwise, int most)
    {
        string? text = query["limit"].FirstOrDefault();
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        if (int.TryParse(text, out int limit) && limit >= 1 && limit <= most)
        {
            return limit;
        }

        Problem ??= $"limit is '{text}'; needed is a number from 1 to {most}.";
        return otherwise;
    }

    /// <summary>For what a call reads itself.</summary>
    public void Refuse(string problem) => Problem ??= problem;

    public string Words(string name, int longest)
    {
        string text = query[name].FirstOrDefault()?.Trim() ?? "";
        if (text.Length == 0 || text.Length > longest)
        {
            Problem ??= $"{name} has {text.Length} characters; needed are 1 to {longest}.";
        }

        return text;
    }
}
