namespace Vedette.Collectors.Containers;

/// <summary>One runtime behind one socket: lists its containers and inspects those that are new or have changed. Not for several threads.</summary>
internal sealed class ContainerRuntime(string socket, ContainerReaderOptions options, ContainerInspection inspection, TimeProvider clock) : IDisposable
{
    private readonly ContainerApi _api = new(socket, options.MaxReplyBytes);
    private Dictionary<string, Inspected> _inspected = new(StringComparer.Ordinal);
    private RuntimeVersion? _version;

    /// <summary>Of the last refresh that listed them; null before it.</summary>
    public IReadOnlyList<ContainerReading>? Containers { get; private set; }

    /// <summary>False where the runtime is not installed or was never started: no failure.</summary>
    public bool IsExpected => Containers is not null || File.Exists(socket);

    /// <exception cref="IOException">The runtime does not answer, or not about each container. What could be read is in <see cref="Containers"/>.</exception>
    /// <exception cref="FormatException">It answers something else.</exception>
    public async Task RefreshAsync(CancellationToken deadline)
    {
        try
        {
            _version ??= RuntimeVersion.Parse(await GetAsync("version", deadline));
            byte[] list = await GetAsync($"v{_version.Api}/containers/json?all=1", deadline);
            await ReadAsync(ContainerListing.Parse(list, _version.Runtime, options.MaxContainers), deadline);
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            _version = null;   // It may come back as another version.
            throw;
        }
    }

    public void Dispose() => _api.Dispose();

    private async Task ReadAsync(IReadOnlyList<ContainerListing> listings, CancellationToken deadline)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Dictionary<string, Inspected> inspected = new(StringComparer.Ordinal);
        List<ContainerReading> readings = [];
        Exception? failure = null;
        foreach (ContainerListing listing in listings)
        {
            Inspected? known = _inspected.GetValueOrDefault(listing.Id);
            if (known is null || !known.Fits(listing) || now - known.At >= options.InspectAgainAfter)
            {
                (known, Exception? failed) = await InspectAsync(listing, now, deadline);
                failure ??= failed;
                if (known is null && failed is null)
                {
                    continue;   // It went between the list and the question.
                }
            }

            ContainerReading reading = known?.Reading ?? Last(listing);
            readings.Add(reading with { SeenAt = now });
            if (known is not null)
            {
                inspected.Add(listing.Id, known);
            }
        }

        _inspected = inspected;
        Containers = readings;
        if (failure is not null)
        {
            throw new IOException($"{socket}: not every container could be inspected; the first failure: {failure.Message}", failure);
        }
    }

    /// <summary>Where a container cannot be inspected: what was known of it, in the state that the list tells.</summary>
    private ContainerReading Last(ContainerListing listing) => _inspected.GetValueOrDefault(listing.Id) is { } last && last.Reading.State == listing.Brief.State
        ? last.Reading with { Name = inspection.Scrubbed(listing.Brief).Name }
        : inspection.Scrubbed(listing.Brief);

    private async Task<(Inspected? Inspected, Exception? Failure)> InspectAsync(ContainerListing listing, DateTimeOffset now, CancellationToken deadline)
    {
        using var limit = new CancellationTokenSource(options.LongestInspection, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, limit.Token);
        try
        {
            byte[]? reply = await _api.GetAsync($"v{_version!.Api}/containers/{listing.Id}/json", either.Token);
            return reply is null ? (null, null) : (new Inspected(listing.Fingerprint, inspection.Parse(reply, listing.Brief), listing.Young, now), null);
        }
        catch (OperationCanceledException late) when (!deadline.IsCancellationRequested)
        {
            return (null, new TimeoutException($"container {listing.Brief.Name} was not described within {options.LongestInspection.TotalSeconds:0} s.", late));
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return (null, e);
        }
    }

    private async Task<byte[]> GetAsync(string path, CancellationToken deadline) =>
        await _api.GetAsync(path, deadline) ?? throw new IOException($"{socket}: GET {path} was answered with 404: this is no container runtime that speaks Docker's API.");

    private sealed record Inspected(byte[] Fingerprint, ContainerReading Reading, bool Young, DateTimeOffset At)
    {
        public bool Fits(ContainerListing listing) => !Young && !listing.Young && Fingerprint.AsSpan().SequenceEqual(listing.Fingerprint);
    }
}
