namespace Vedette.Miners.Replies;

/// <summary>What had to be mended in a reply. The names leave the process, in the quality of a snapshot.</summary>
internal static class ReplyRepair
{
    public const string MissingComma = "missing_comma";
    public const string SurplusComma = "surplus_comma";
    public const string LeadingComma = "leading_comma";
    public const string NotANumber = "not_a_number";
    public const string ControlCharacter = "control_character";
    public const string ForeignEscape = "foreign_escape";
    public const string SurplusTail = "surplus_tail";
    public const string InvalidUtf8 = "invalid_utf8";
    public const string ListAsMap = "list_as_map";
    public const string DuplicateName = "duplicate_name";
    public const string MissingValue = "missing_value";
    public const string MissingBracket = "missing_bracket";
    public const string SurplusCharacter = "surplus_character";
    public const string BareWord = "bare_word";
    public const string ForeignLiteral = "foreign_literal";
    public const string TooDeep = "too_deep";
    public const string TooMany = "too_many";
    public const string TooLong = "too_long";

    public static void Note(List<string> repairs, string repair)
    {
        if (!repairs.Contains(repair))
        {
            repairs.Add(repair);
        }
    }
}
