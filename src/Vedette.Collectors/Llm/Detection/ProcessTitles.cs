using static Vedette.Collectors.Llm.Detection.LlmRole;

namespace Vedette.Collectors.Llm.Detection;

/// <summary>Titles that processes give themselves, in place of their command line: VLLM::EngineCore_0, sglang::scheduler_TP0, ray::RayWorkerWrapper.</summary>
internal static class ProcessTitles
{
    public static Verdict? Find(string title)
    {
        if (title.StartsWith("VLLM::", StringComparison.Ordinal))
        {
            return new Verdict(Runtimes.Vllm, title.StartsWith("VLLM::APIServer", StringComparison.Ordinal) ? Server : Worker, LlmConfidence.Certain, $"process title is {Short(title)}");
        }

        if (title.StartsWith("sglang::", StringComparison.Ordinal))
        {
            bool serves = title.StartsWith("sglang::http_server", StringComparison.Ordinal) || title.StartsWith("sglang::server", StringComparison.Ordinal);
            return new Verdict(Runtimes.Sglang, serves ? Server : Worker, LlmConfidence.Certain, $"process title is {Short(title)}");
        }

        return title.StartsWith("ray::", StringComparison.Ordinal) ? Ray(title) : null;
    }

    private static Verdict? Ray(string title)
    {
        string reason = $"process title is {Short(title)}";
        if (title.Contains("vllm", StringComparison.OrdinalIgnoreCase) || title.StartsWith("ray::RayWorkerWrapper", StringComparison.Ordinal) || title.Contains(":LLMServer", StringComparison.Ordinal))
        {
            return new Verdict(Runtimes.Vllm, Worker, LlmConfidence.Likely, reason);
        }

        if (title.Contains("sglang", StringComparison.OrdinalIgnoreCase))
        {
            return new Verdict(Runtimes.Sglang, Worker, LlmConfidence.Likely, reason);
        }

        bool trains = title.Contains("Torch", StringComparison.Ordinal) || title.StartsWith("ray::_RayTrainWorker", StringComparison.Ordinal) || title.StartsWith("ray::RayTrainWorker", StringComparison.Ordinal);
        return trains ? new Verdict(Runtimes.PyTorch, Job, LlmConfidence.Likely, reason) : null;
    }

    private static string Short(string title) => title.Length <= 60 ? title : title[..60];
}
