namespace Vedette.EndToEnd.Tests.Programs;

/// <summary>Asks again and again until an answer fits: what a whole program does takes a while, and how long is not ours to know.</summary>
public static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> FitsAsync<T>(Func<Task<T>> ask, Func<T, bool> fits, TimeSpan atMost, string what, CancellationToken stop)
    {
        long started = TimeProvider.System.GetTimestamp();
        T answer = await ask();
        while (!fits(answer))
        {
            if (TimeProvider.System.GetElapsedTime(started) > atMost)
            {
                throw new TimeoutException($"Not within {atMost.TotalSeconds:0} s: {what}. The last answer was: {answer}");
            }

            await Task.Delay(Pause, TimeProvider.System, stop);
            answer = await ask();
        }

        return answer;
    }
}
