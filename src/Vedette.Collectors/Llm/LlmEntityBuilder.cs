using System.Globalization;
using Vedette.Collectors.Llm.Api;
using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Llm.ModelFiles;

namespace Vedette.Collectors.Llm;

/// <summary>
/// From a workload to its entities: one for each model that the server says it has loaded, one for each runner of a server that says nothing, one otherwise. What the server says comes before what the
/// model's file says, that before the command line, and the file's name is last.
/// </summary>
internal sealed class LlmEntityBuilder(GpuHoldings gpus, Func<string, LlmApiReading?> answers, Func<string, string, ModelHeader?> headers)
{
    public IEnumerable<LlmEntity> Build(Workload workload)
    {
        LlmApiReading? reading = answers(workload.Root.Process.Key);
        TrackedProcess[] workers = workload.Finding.Runtime == Runtimes.Ollama ? [.. workload.Workers] : [];
        if (reading?.Answer.Models is { Count: > 0 } models && (models.Count > 1 || Runtimes.HostsOthers(workload.Finding.Runtime)))
        {
            return models.Select(m => OfServedModel(workload, reading, m, models.Count, workers));
        }

        if (reading?.Answer.Models is null && workers.Length > 0 && workload.Root.Finding!.Role != LlmRole.Worker)
        {
            return workers.Select(w => OfProcesses(workload, w, [w], null));
        }

        return [OfProcesses(workload, workload.Root, workload.Members, reading)];
    }

    private LlmEntity OfServedModel(Workload workload, LlmApiReading reading, ServedModel model, int models, TrackedProcess[] workers)
    {
        bool alone = models == 1;
        TrackedProcess holder = alone && workers.Length == 1 ? workers[0] : workload.Root;
        LlmEntity entity = OfProcesses(workload, holder, workload.Members, reading) with
        {
            Key = KeyOf(workload, workload.Root) + "/" + model.Name,
            GpuMemoryBytes = (alone ? gpus.MemoryOf(workload.Members) : null) ?? model.GpuMemoryBytes,
            LastUsedAt = reading.ModelLastUsedAt.TryGetValue(model.Name, out DateTimeOffset used) ? used : alone ? reading.LastUsedAt : null,
        };
        entity = WithServed(entity, model, keep: alone);
        return alone ? entity : entity with { Metrics = ServerMetrics.Unknown, ModelFiles = null, ResidentBytes = null, CpuPercent = null, PromptTokensPerSecond = null, GenerationTokensPerSecond = null, TimeToFirstTokenSeconds = null };
    }

    /// <param name="keep">What the server does not tell is taken from elsewhere; not where that could be of another of its models.</param>
    private static LlmEntity WithServed(LlmEntity entity, ServedModel model, bool keep) => entity with
    {
        Model = model.Name,
        Quantization = model.Quantization ?? (keep ? entity.Quantization : ModelNames.Quantization(model.Name)),
        Parameters = model.Parameters ?? (keep ? entity.Parameters : null) ?? ModelNames.Parameters(model.Name),
        ContextLength = model.ContextLength ?? (keep ? entity.ContextLength : null),
    };

    private LlmEntity OfProcesses(Workload workload, TrackedProcess holder, IReadOnlyList<TrackedProcess> members, LlmApiReading? reading)
    {
        LlmFinding finding = holder.Finding ?? workload.Finding;
        string[] files = [.. members.SelectMany(m => m.Finding?.ModelFiles ?? []).Distinct(StringComparer.Ordinal)];
        ModelHeader? header = Header(members);
        string? name = NameOf(finding.Arguments, header, files);
        var entity = new LlmEntity(KeyOf(workload, holder), workload.Finding.Runtime, holder.Process.Pid)
        {
            Evidence = [.. workload.Finding.Evidence.Concat(finding.Evidence).Distinct(StringComparer.Ordinal)],
            Confidence = workload.Finding.Confidence,
            RuntimeVersion = reading?.Answer.Version,
            Model = name,
            ModelFiles = files.Length > 0 ? files : null,
            Quantization = finding.Arguments.Quantization ?? header?.Quantization ?? ModelNames.Quantization(files.FirstOrDefault()) ?? ModelNames.Quantization(finding.Arguments.Model),
            Parameters = header?.Parameters ?? ModelNames.Parameters(finding.Arguments.Model) ?? ModelNames.Parameters(name) ?? ModelNames.Parameters(files.FirstOrDefault()),
            ContextLength = finding.Arguments.ContextLength ?? header?.ContextLength,
            ContainerId = holder.Process.ContainerId,
            Unit = holder.Process.Unit,
            Endpoint = EndpointOf(workload, reading),
            Gpus = gpus.CardsOf(members),
            GpuMemoryBytes = gpus.MemoryOf(members),
            ResidentBytes = members.Sum(m => m.Process.ResidentBytes),
            CpuPercent = Cpu(members),
        };
        return reading is null ? entity : WithReading(entity, reading);
    }

    private static LlmEntity WithReading(LlmEntity entity, LlmApiReading reading)
    {
        entity = entity with
        {
            Metrics = reading.Answer.Metrics,
            PromptTokensPerSecond = reading.PromptTokensPerSecond,
            GenerationTokensPerSecond = reading.GenerationTokensPerSecond,
            TimeToFirstTokenSeconds = reading.TimeToFirstTokenSeconds,
            LastUsedAt = reading.LastUsedAt,
        };
        return reading.Answer.Models is [var only] ? WithServed(entity, only, keep: true) : entity;
    }

    private ModelHeader? Header(IReadOnlyList<TrackedProcess> members)
    {
        foreach (TrackedProcess member in members)
        {
            foreach (string file in member.Evidence.ModelFiles)
            {
                if (headers(member.Process.Key, file) is { } header)
                {
                    return header;
                }
            }
        }

        return null;
    }

    private static string? NameOf(ModelArguments arguments, ModelHeader? header, string[] files)
    {
        if (arguments.ServedName is { } served)
        {
            return served;
        }

        string? named = arguments.Model ?? (files.Length > 0 ? files[0] : null);
        bool isBlob = named is not null && named.Contains("/blobs/sha256-", StringComparison.Ordinal);   // Named by its content: the file itself knows better.
        return named is null || isBlob ? header?.Name ?? (named is null ? null : ModelNames.Display(named)) : ModelNames.Display(named);
    }

    private static string? EndpointOf(Workload workload, LlmApiReading? reading)
    {
        if (ServerAddresses.Main(workload) is { } socket)
        {
            string host = socket.AnyAddress ? "0.0.0.0" : socket.OnLoopback ? "127.0.0.1" : workload.Finding.Arguments.Host ?? "";
            return host.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{host}:{socket.Port}") : null;
        }

        return reading?.Address.ToString();
    }

    private static double? Cpu(IReadOnlyList<TrackedProcess> members)
    {
        double? sum = null;
        foreach (TrackedProcess member in members)
        {
            sum = member.Process.CpuPercent is { } percent ? (sum ?? 0) + percent : sum;
        }

        return sum;
    }

    private static string KeyOf(Workload workload, TrackedProcess process) => string.Create(CultureInfo.InvariantCulture, $"{workload.Finding.Runtime}/{process.Process.Pid}");
}
