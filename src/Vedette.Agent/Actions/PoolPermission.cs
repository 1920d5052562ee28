namespace Vedette.Agent.Actions;

/// <param name="WorkerPattern">May hold *; null = a miner keeps its worker's name, and an order that brings one is refused.</param>
internal sealed record PoolPermission(string Url, string? WorkerPattern)
{
    public bool Allows(string worker)
    {
        if (WorkerPattern is null)
        {
            return false;
        }

        string[] parts = WorkerPattern.Split('*');
        if (parts.Length == 1)
        {
            return worker == WorkerPattern;
        }

        if (worker.Length < parts[0].Length + parts[^1].Length || !worker.StartsWith(parts[0], StringComparison.Ordinal) || !worker.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        int at = parts[0].Length;
        int end = worker.Length - parts[^1].Length;
        foreach (string part in parts[1..^1])
        {
            int found = worker.AsSpan(at, end - at).IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at += found + part.Length;
        }

        return true;
    }
}
