namespace Vedette.Model.Series;

/// <summary>PromQL's four comparisons of a label: <c>= != =~ !~</c>.</summary>
public enum LabelMatchType
{
    Equal,
    NotEqual,
    RegexMatch,
    RegexNoMatch,
}
