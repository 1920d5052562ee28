using System.Reflection;

namespace Vedette.Miners.Models;

/// <summary>The tables of facts that come with the program as text; lines that are empty or begin with # are for people.</summary>
internal static class TableText
{
    /// <param name="name">The name of the embedded resource.</param>
    public static IEnumerable<string> ReadLines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is not in this program; it is needed to know models and error codes.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
