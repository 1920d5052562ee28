namespace Vedette.Model.Telegraf;

/// <summary>Why a point's tags become no labels.</summary>
public enum TagProblem
{
    None,

    TooMany,

    /// <summary>A name of which nothing is left, or a name or value that is too long.</summary>
    Unfit,

    /// <summary>Values that became one label's are too long together.</summary>
    TooLongTogether,
}
