using System.Text;

namespace Vedette.MethodOrder;

/// <summary>
/// The names of the methods that a steady agent enters, one on a line. Numbers in them count for nothing: the compiler numbers overloads, lambdas and state machines, and one more method in a class would make strangers of the others.
/// </summary>
internal sealed class UsedMethods
{
    private const char Remark = '#';

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    public UsedMethods(IEnumerable<string> lines)
    {
        foreach (string line in lines.Where(l => l.Length > 0 && l[0] != Remark))
        {
            _names.Add(WithoutNumbers(line));
        }
    }

    public int Count => _names.Count;

    /// <summary>How many of the names have been asked for.</summary>
    public int Met => _met.Count;

    public bool Contains(string method)
    {
        string name = WithoutNumbers(method);
        if (!_names.Contains(name))
        {
            return false;
        }

        _met.Add(name);
        return true;
    }

    /// <summary>Every run of digits as one zero.</summary>
    public static string WithoutNumbers(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (!char.IsAsciiDigit(c))
            {
                text.Append(c);
            }
            else if (text.Length == 0 || text[^1] != '0')
            {
                text.Append('0');
            }
        }

        return text.ToString();
    }
}
