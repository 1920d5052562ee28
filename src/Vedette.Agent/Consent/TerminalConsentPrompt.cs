namespace Vedette.Agent.Consent;

/// <summary>Shows the text page by page and asks for the word; anything else declines.</summary>
internal sealed class TerminalConsentPrompt(TextReader input, TextWriter output, int pageLines)
{
    private const string Word = "accept";

    /// <summary>A person at both ends, or null: asking into a pipe would wait for ever.</summary>
    public static TerminalConsentPrompt? ForConsole()
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            return null;
        }

        return new TerminalConsentPrompt(Console.In, Console.Out, Math.Max(10, Console.WindowHeight - 2));
    }

    public bool Ask(Eula eula, bool changed)
    {
        if (changed)
        {
            output.WriteLine("The licence text has changed since it was accepted; it must be accepted again.");
            output.WriteLine();
        }

        string[] lines = eula.Text.TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            output.WriteLine(lines[i]);
            if ((i + 1) % pageLines == 0 && i + 1 < lines.Length)
            {
                output.Write($"-- line {i + 1} of {lines.Length}; Enter goes on, q stops -- ");
                if (input.ReadLine() is not { } answer || string.Equals(answer.Trim(), "q", StringComparison.OrdinalIgnoreCase))
                {
                    return false;
                }
            }
        }

        output.WriteLine();
        output.Write($"Type `{Word}` to accept version {eula.Version} of this text, anything else to decline: ");
        return string.Equals(input.ReadLine()?.Trim(), Word, StringComparison.OrdinalIgnoreCase);
    }
}
