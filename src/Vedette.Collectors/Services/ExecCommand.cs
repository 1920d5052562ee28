namespace Vedette.Collectors.Services;

/// <summary>The command in a value such as <c>{ path=/bin/x ; argv[]=/bin/x -y ; ignore_errors=no ; ... }</c>.</summary>
internal static class ExecCommand
{
    private const string Arguments = "argv[]=";

    // What follows the arguments: ignore_errors= for ExecStart=, flags= for ExecStartEx=.
    private static readonly string[] Followers = [" ; ignore_errors=", " ; flags="];

    /// <summary>The arguments, parted where systemctl put a blank: it does not say which blanks were inside of one. Empty where the value has another form.</summary>
    public static IReadOnlyList<string> Parse(string value)
    {
        int start = value.IndexOf(Arguments, StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        start += Arguments.Length;
        // The last one: an argument may hold the same text.
        int end = Followers.Max(follower => value.LastIndexOf(follower, StringComparison.Ordinal));
        return end < start ? [] : value[start..end].Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
