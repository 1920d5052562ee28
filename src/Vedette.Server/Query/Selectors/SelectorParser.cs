using System.Text.RegularExpressions;
using Vedette.Model.Series;

namespace Vedette.Server.Query.Selectors;

/// <summary>
/// Prometheus' series selector: <c>name{label="v", l2!="x", l3=~"re", l4!~"re"}</c>. Strict: what does not fit is refused with its place. At least one matcher must refuse the empty value, or
/// a slip of the pen would ask for everything.
/// </summary>
internal static class SelectorParser
{
    public const int LongestText = 4096;

    private const int MaxMatchers = 64;

    // The time-out of matching says what one value may cost; here nothing is matched.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    public static bool TryParse(string selector, out IReadOnlyList<LabelMatcher> matchers, out SelectorError error)
    {
        var found = new List<LabelMatcher>();
        matchers = found;
        if (selector.Length > LongestText)
        {
            error = new SelectorError(LongestText + 1, $"the selector has {selector.Length} characters; at most {LongestText} are read");
            return false;
        }

        var text = new SelectorText(selector);
        text.SkipBlanks();
        string name = text.ReadName(colons: true);
        if (name.Length > 0)
        {
            found.Add(LabelMatcher.Equal(Labels.MetricNameLabel, name));
        }

        text.SkipBlanks();
        bool braces = text.Skip('{');
        if (!braces && name.Length == 0)
        {
            error = new SelectorError(text.Position + 1, $"{text.Show()} stands where a metric's name or a brace is needed");
            return false;
        }

        if (braces && !TryMatchers(ref text, found, out error))
        {
            return false;
        }

        text.SkipBlanks();
        if (!text.AtEnd)
        {
            error = new SelectorError(text.Position + 1, $"{text.Show()} stands behind the selector; needed is the end");
            return false;
        }

        bool narrows = found.Exists(m => !m.Matches(""));
        error = narrows ? default : new SelectorError(1, "every series would match; needed is a name, or a matcher that an absent label does not satisfy");
        return narrows;
    }

    private static bool TryMatchers(ref SelectorText text, List<LabelMatcher> found, out SelectorError error)
    {
        text.SkipBlanks();
        while (!text.Skip('}'))
        {
            if (found.Count == MaxMatchers)
            {
                error = new SelectorError(text.Position + 1, $"a selector has at most {MaxMatchers} matchers");
                return false;
            }

            if (!TryMatcher(ref text, found, out error))
            {
                return false;
            }

            text.SkipBlanks();
            if (!text.Skip(',') && text.Next != '}')
            {
                error = new SelectorError(text.Position + 1, $"{text.Show()} stands where a comma or a closing brace is needed");
                return false;
            }

            text.SkipBlanks();
        }

        error = default;
        return true;
    }

    private static bool TryMatcher(ref SelectorText text, List<LabelMatcher> found, out SelectorError error)
    {
        int start = text.Position;
        string label = text.ReadName(colons: false);
        if (label.Length == 0)
        {
            error = new SelectorError(start + 1, $"{text.Show()} stands where a label's name is needed");
            return false;
        }

        if (label == Labels.MetricNameLabel && found.Exists(m => m.Name == label))
        {
            error = new SelectorError(start + 1, "the metric's name is given twice; needed is one of the two");
            return false;
        }

        text.SkipBlanks();
        if (!TryOperator(ref text, out LabelMatchType type, out error))
        {
            return false;
        }

        text.SkipBlanks();
        int valueStart = text.Position;
        return QuotedText.TryRead(ref text, out string value, out error) && TryAdd(new Matcher(type, label, value, valueStart), found, out error);
    }

    private static bool TryOperator(ref SelectorText text, out LabelMatchType type, out SelectorError error)
    {
        (type, int length) = text.Ahead(2) switch
        {
            "=~" => (LabelMatchType.RegexMatch, 2),
            "!~" => (LabelMatchType.RegexNoMatch, 2),
            "!=" => (LabelMatchType.NotEqual, 2),
            ['=', ..] => (LabelMatchType.Equal, 1),
            _ => (LabelMatchType.Equal, 0),
        };
        error = length > 0 ? default : new SelectorError(text.Position + 1, $"{text.Show()} stands where one of = != =~ !~ is needed");
        text.Advance(length);
        return length > 0;
    }

    private static bool TryAdd(Matcher matcher, List<LabelMatcher> found, out SelectorError error)
    {
        bool pattern = matcher.Type is LabelMatchType.RegexMatch or LabelMatchType.RegexNoMatch;
        string? problem = pattern ? PatternProblem(matcher.Value) : null;
        error = problem is null ? default : new SelectorError(matcher.Position + 1, problem);
        if (problem is null)
        {
            found.Add(new LabelMatcher(matcher.Type, matcher.Label, matcher.Value));
        }

        return problem is null;
    }

    /// <summary>Tried alone first: within the brackets that anchor it, <c>a)|(b</c> would be an expression too, and an unanchored one.</summary>
    private static string? PatternProblem(string pattern)
    {
        if (PatternSize.Of(pattern) > PatternSize.Largest)
        {
            return $"the regular expression repeats more than {PatternSize.Largest} characters; needed are smaller counts";
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline, PatternTimeout);
            return null;
        }
        catch (RegexParseException invalid)
        {
            return $"the regular expression cannot be read: {invalid.Error} at its character {invalid.Offset}";
        }
        catch (NotSupportedException)
        {
            return "the regular expression looks back or ahead; needed is one without (RE2)";
        }
    }

    private readonly record struct Matcher(LabelMatchType Type, string Label, string Value, int Position);
}
