using Vedette.Server.Fleet;

namespace Vedette.Server.Views;

/// <summary>What may be written into a view.</summary>
internal static class ViewTexts
{
    // A menu shows it on one line.
    private const int LongestName = 64;
    private const int LongestPage = 32;

    // Far beyond any choice of filters, and well below what proxies take as an address.
    private const int LongestQuery = 2000;

    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(string? name, string? query)
    {
        if (name is { Length: > LongestName })
        {
            return $"name must have 1 to {LongestName} characters; it has {name.Length}.";
        }

        if (name is not null && AgentNames.Problem(name) is { } problem)
        {
            return problem;
        }

        if (query is { Length: > LongestQuery })
        {
            return $"query has {query.Length} characters; at most {LongestQuery} are kept.";
        }

        return query?.Any(c => c is <= ' ' or >= '\x7f' or '#' or '?') == true ? "query must be written as it stands in an address behind the question mark, without that mark." : null;
    }

    public static string? PageProblem(string page) => page.Length is 0 or > LongestPage || !page.All(c => char.IsAsciiLetterLower(c) || c == '-')
        ? $"page must be a word of 1 to {LongestPage} small letters, such as miners or hosts."
        : null;
}
